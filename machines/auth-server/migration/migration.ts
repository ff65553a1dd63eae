/**
 * The auth server's part in migration (P4): one region a job, one job a card. That the server migrates the card is
 * [seen]; in which order it binds and unbinds, who approves, and what a crash leaves are design decisions. Every phase
 * is a state of its own, so that a crash may come between any two.
 */
import type { Terms } from '../../protocol/party-name.ts';
import { jobWords } from './job-words.ts';

/** The life of one migration job. */
export function migrationJob(at: number, terms: Terms) {
  const words = jobWords(at, terms);
  const {
    order,
    approved,
    by,
    id,
    jobIn,
    toOwner,
    row,
    loads,
    erases,
    revokes,
    tells,
    reported,
    noticed,
    enters,
    failing,
    sourceGone,
    deletes,
    after,
    takes,
    again,
    repeatedLoad,
    repeatedErase,
    repeatedApproval,
    givesUp,
    refused,
    loaded,
    phases,
  } = words;

  const resumed = [
    ...(approved ? ['approving'] : []),
    'accepted',
    'fenced',
    'loading',
    'loaded',
    'committed',
    'erasing',
    'owing',
    'done',
    'failed',
  ];
  return {
    initial: 'start',
    description: `Migration job ${at + 1}.`,
    states: {
      start: {
        description: 'Looks up the job.',
        always: [
          ...resumed.map(state => ({
            guard: by('wasJob', { state }),
            target: ['loading', 'erasing'].includes(state) ? `${state}.askedAgain` : state,
            description: 'Takes up the job where it was.',
          })),
          { target: 'free', description: 'There is no job.' },
        ],
      },
      free: { description: 'No job.', on: { 'migration.request': takes } },
      ...(approved
        ? {
            approving: {
              description: 'Waits for the owner’s approval.',
              entry: [
                enters('approving'),
                toOwner(scope => ({ type: 'approval.ask', request: jobIn(scope).request, card: jobIn(scope).card })),
              ],
              on: {
                'approval.give': {
                  guard: by('approvesMe'),
                  target: 'accepted',
                  description: 'The owner approves this migration.',
                },
                ...again(),
              },
              after: {
                personTimeout: {
                  target: 'failed',
                  actions: [failing('notApproved'), tells('failed', 'notApproved')],
                  description: 'The owner does not approve in time: nothing has changed.',
                },
              },
            },
          }
        : {}),
      accepted: {
        tags: 'busy',
        description: 'Is about to begin.',
        entry: enters('accepted'),
        after: {
          0: [
            sourceGone,
            {
              target: 'fenced',
              actions: [...noticed, ...phases.accepted],
              description: 'Says what is to come, and takes the old row out of use where the order is so.',
            },
          ],
        },
      },
      fenced: {
        tags: 'busy',
        description: 'Is about to make a row for the new element.',
        entry: enters('fenced'),
        after: {
          0: [
            {
              guard: by('noRow'),
              target: 'failed',
              actions: [
                failing('noCapacity'),
                ...(order === 'fenced' ? [row('row.unfence', 'source')] : []),
                tells('failed', 'noCapacity'),
              ],
              description: 'No row is left.',
            },
            {
              target: 'loading',
              actions: [by('promise'), row('row.promise', 'target')],
              description: 'Promises the card a fresh row.',
            },
          ],
        },
      },
      loading: {
        description: 'Waits for the new element to store the record.',
        initial: 'asked',
        entry: enters('loading'),
        on: {
          'migration.loaded': [loaded, refused],
          ...deletes,
          ...again(),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
        states: {
          asked: {
            description: 'Has sent the fresh credential once.',
            entry: loads,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: sends it again.' } },
          },
          askedAgain: {
            description: 'Has sent the fresh credential for the last time.',
            entry: loads,
            after: {
              replyTimeout: {
                target: `#${id('failed')}`,
                actions: givesUp('noAnswer'),
                description: 'Still no answer: the new row is retired, and the old one pays again where it still can.',
              },
            },
          },
        },
      },
      loaded: {
        id: id('loaded'),
        description: 'Is about to commit.',
        entry: enters('loaded'),
        tags: 'busy',
        after: after('committed', 'Commits: the new row pays.', [...phases.loaded, reported('migration.committed')]),
      },
      committed: {
        description: 'Is about to tell the old device.',
        entry: enters('committed'),
        tags: 'busy',
        after: after('erasing', 'Tells both devices.', [...phases.committed, tells('moved')]),
      },
      erasing: {
        description: 'Waits for the old device to erase its record; the row is dead already.',
        initial: 'asked',
        entry: enters('erasing'),
        on: {
          'migration.erased': { guard: by('ofMySource'), target: 'done', description: 'The old device has erased it.' },
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
        states: {
          asked: {
            description: 'Has asked the old device once.',
            entry: erases,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked the old device twice.',
            entry: erases,
            after: { replyTimeout: { target: `#${id('owing')}`, description: 'No answer: nothing depends on it.' } },
          },
        },
      },
      owing: {
        id: id('owing'),
        description: 'The card has moved; the old device may still hold a dead record.',
        entry: enters('owing'),
        on: {
          'migration.erased': {
            guard: by('ofMySource'),
            target: 'done',
            description: 'The old device has erased it after all.',
          },
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
      },
      done: {
        description: 'The card has moved.',
        entry: enters('done'),
        on: {
          'migration.erased': repeatedErase,
          'migration.loaded': repeatedLoad,
          ...again(tells('moved')),
          ...(approved ? { 'approval.give': repeatedApproval } : {}),
        },
      },
      failed: {
        id: id('failed'),
        description: 'The card has not moved.',
        entry: enters('failed'),
        on: {
          'migration.loaded': [
            { guard: by('loadedWell'), actions: revokes, description: 'Too late: the record is to be erased.' },
            { guard: by('ofMyTarget'), description: 'Refused once more: nothing to do.' },
          ],
          ...again(tells('failed')),
          ...(approved ? { 'approval.give': { guard: by('approvesMe'), description: 'Too late to approve.' } } : {}),
        },
      },
    },
  };
}
