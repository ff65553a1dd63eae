/** Safeguard `migration-approval` [inf-M]: the owner approves each migration on a second channel, once. */
import { difference, fail, send } from './drawing.ts';
import { migrating } from './migrating.ts';

export const approving = difference([migrating], {
  changing: { free: { 'migration.request': { target: 'approving' } } },
  states: {
    approving: {
      description: 'Waits for the owner’s approval.',
      entry: send('cardHolder', 'approval.ask', 'request', 'card'),
      on: {
        'approval.give': { target: 'accepted', description: 'The owner approves this migration.' },
      },
      after: {
        personTimeout: {
          target: 'failed',
          actions: [
            fail('notApproved'),
            send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'notApproved' }),
          ],
          description: 'The owner does not approve in time: nothing has changed.',
        },
      },
    },
  },
});
