/**
 * Moving a card to another device (P4), the auth server's part: promise the card a fresh row, give the new device its
 * credential, commit once the new element has it, have the old device erase its record. One job a card.
 *
 * That the server migrates the card is [seen]. The published text has no order of binding and unbinding; binding first is
 * the simplest reading of it. Every phase is a state of its own, so that a crash may come between any two.
 */
import { heard, kept } from '../../layers/picture.ts';
import { command, fail, picture, report, send } from './drawing.ts';

export const migrating = picture({
  description: 'Migrating a card.',
  initial: 'free',
  states: {
    free: {
      description: 'No job.',
      on: {
        'migration.request': {
          guard: 'takesMigration',
          target: 'accepted',
          actions: 'openJob',
          description: 'Takes up the migration of a card.',
        },
      },
    },
    accepted: {
      tags: 'busy',
      description: 'Is about to begin.',
      after: { 0: { target: 'fenced', description: 'Begins.' } },
    },
    fenced: {
      tags: 'busy',
      description: 'Is about to promise a row to the card, for the new element.',
      after: {
        0: [
          {
            guard: 'noRow',
            target: 'failed',
            actions: [
              fail('noCapacity'),
              send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'noCapacity' }),
            ],
            description: 'No row is left.',
          },
          {
            target: 'loading',
            actions: ['promise', command('target', 'row.promise')],
            description: 'Promises the card a fresh row.',
          },
        ],
      },
    },
    loading: {
      description: 'Waits for the new element to store the record.',
      meta: { again: 'sends the credential again' },
      entry: send('newTerminal', 'migration.load', 'card', 'cardType', { transaction: kept('target') }, 'token'),
      on: {
        'migration.loaded': [
          { guard: 'loadedWell', target: 'loaded', description: 'The new element has the record.' },
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
      after: {
        replyTimeout: {
          target: 'failed',
          actions: [
            fail('noAnswer'),
            command('target', 'row.retire'),
            send('newTerminal', 'migration.outcome', 'request', 'card', {
              outcome: 'failed',
              reason: 'noAnswer',
              transaction: kept('target'),
            }),
          ],
          description: 'No answer: the new row is retired.',
        },
      },
    },
    loaded: {
      tags: 'busy',
      description: 'Is about to commit.',
      after: {
        0: {
          target: 'committed',
          actions: [command('target', 'row.activate'), report('migration.committed', 'request')],
          description: 'Commits: the new row pays.',
        },
      },
    },
    committed: {
      tags: 'busy',
      description: 'Is about to tell both devices.',
      after: {
        0: {
          target: 'erasing',
          actions: [
            command('source', 'row.retire'),
            send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'moved' }),
          ],
          description: 'The old row no longer pays: tells both devices.',
        },
      },
    },
    erasing: {
      description: 'Waits for the old device to erase its record; the row is dead already.',
      meta: { again: 'asks the old device again' },
      entry: send('oldTerminal', 'migration.erase', 'card', {
        transaction: kept('source'),
        token: kept('sourceToken'),
      }),
      on: { 'migration.erased': { target: 'done', description: 'The old device has erased it.' } },
      after: { replyTimeout: { target: 'owing', description: 'No answer: nothing depends on it.' } },
    },
    owing: {
      description: 'The card has moved; the old device may still hold a dead record.',
      on: { 'migration.erased': { target: 'done', description: 'The old device has erased it after all.' } },
    },
    done: { description: 'The card has moved.' },
    failed: {
      description: 'The card has not moved.',
      on: {
        'migration.loaded': {
          guard: 'loadedWell',
          actions: send('newTerminal', 'migration.revoked', 'card', { transaction: heard('transaction') }),
          description: 'Too late: the record is to be erased.',
        },
      },
    },
  },
});
