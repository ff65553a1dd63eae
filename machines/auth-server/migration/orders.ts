/**
 * Safeguard `migration-order`: the orders of binding and unbinding other than the published one. A row that is retired too
 * early is lost if the migration fails; a fenced one is given back.
 */
import { kept } from '../../layers/picture.ts';
import { command, difference, fail, report, send } from './drawing.ts';
import { migrating } from './migrating.ts';

const moved = send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'moved' });

/** The old row is retired before there is a new one. */
export const unbindFirst = difference([migrating], {
  changing: {
    accepted: { 0: { actions: command('source', 'row.retire'), description: 'Retires the old row.' } },
    committed: { 0: { actions: moved, description: 'Tells both devices.' } },
  },
});

/** Recommended: the old row is out of use while its card is on the way, and is given back where the migration fails. */
export const fencing = difference([migrating], {
  changing: {
    accepted: { 0: { actions: command('source', 'row.fence'), description: 'Takes the old row out of use.' } },
    fenced: {
      '0 [noRow]': {
        actions: [
          fail('noCapacity'),
          command('source', 'row.unfence'),
          send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'noCapacity' }),
        ],
        description: 'No row is left: the old row pays again.',
      },
    },
    loading: {
      replyTimeout: {
        actions: [
          fail('noAnswer'),
          command('target', 'row.retire'),
          command('source', 'row.unfence'),
          send('newTerminal', 'migration.outcome', 'request', 'card', {
            outcome: 'failed',
            reason: 'noAnswer',
            transaction: kept('target'),
          }),
        ],
        description: 'No answer: the new row is retired, and the old one pays again.',
      },
    },
    loaded: {
      0: {
        actions: [
          command('target', 'row.activate'),
          command('source', 'row.retire'),
          report('migration.committed', 'request'),
        ],
        description: 'Commits: the new row pays, the old one is dead.',
      },
    },
    committed: { 0: { actions: moved, description: 'Tells both devices.' } },
  },
  instead: {
    loading: {
      'migration.loaded': [
        { guard: 'loadedWell', target: 'loaded', description: 'The new element has the record.' },
        {
          target: 'failed',
          actions: [
            fail('noRoom'),
            command('target', 'row.retire'),
            command('source', 'row.unfence'),
            send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'noRoom' }),
          ],
          description: 'The new element has no room: the new row is retired, and the old one pays again.',
        },
      ],
    },
  },
});

/**
 * The row flips in one step, and the credential follows: at no time do both rows pay, or none. The old row is dead before the
 * new element has its record, so a card that the new element cannot store is lost.
 */
export const atomicAtServer = difference([migrating], {
  changing: {
    fenced: {
      0: {
        actions: [
          'promise',
          command('target', 'row.promise'),
          command('target', 'row.activate'),
          command('source', 'row.retire'),
          report('migration.committed', 'request'),
        ],
        description: 'Commits in one step: a fresh row pays, the old one is dead.',
      },
    },
    loaded: { 0: { actions: [], description: 'Has committed already.' } },
    committed: { 0: { actions: moved, description: 'Tells both devices.' } },
  },
  instead: {
    loading: {
      replyTimeout: { target: 'owingRecord', description: 'No answer: the card has moved all the same.' },
    },
  },
  states: {
    owingRecord: {
      description: 'The card has moved; the new device may not have its record yet.',
      on: {
        'migration.loaded': [
          { guard: 'loadedWell', target: 'loaded', description: 'The new element has the record after all.' },
          {
            target: 'failed',
            actions: [
              fail('noRoom'),
              command('target', 'row.retire'),
              send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'noRoom' }),
            ],
            description: 'The new element has no room: the new row is retired.',
          },
        ],
      },
    },
  },
});
