/** Migration and deletion: a card that is deleted does not move. Ours. */
import { kept } from '../../layers/picture.ts';
import { command, difference, fail, send } from './drawing.ts';
import { migrating } from './migrating.ts';

const notLive = send('newTerminal', 'migration.outcome', 'request', 'card', { outcome: 'failed', reason: 'notLive' });
const deleted = {
  guard: 'deletesMySource',
  target: 'failed',
  actions: [
    fail('notLive'),
    command('target', 'row.retire'),
    send('newTerminal', 'migration.outcome', 'request', 'card', {
      outcome: 'failed',
      reason: 'notLive',
      transaction: kept('target'),
    }),
  ],
  description: 'The card holder has deleted the card: the new row is retired.',
} as const;

export const deletedWhileMoving = difference([migrating], {
  also: {
    // Between the request and the approval the card may have been deleted.
    accepted: {
      0: {
        guard: 'sourceGone',
        target: 'failed',
        actions: [fail('notLive'), notLive],
        description: 'The card is no longer live where it was: nothing moves.',
      },
    },
    loading: { 'delete.request': deleted, 'reconcile.request': deleted },
  },
});
