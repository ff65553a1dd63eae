/** What two protocols say of each other in a binding row. Each meeting is laid over both of them. */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion } from './deletion.ts';
import { difference, send } from './drawing.ts';
import { moving } from './moving.ts';
import { reconciling } from './reconciling.ts';

/** The element remembers that the card was deleted. */
const buried = {
  'reconcile.request': {
    guard: 'buried',
    target: 'deleted',
    actions: { type: 'keepReason', params: { reason: 'retired' } },
    description: 'The element remembers that the card was deleted: deletes the row.',
  },
} as const;

/** Deletion and `bind-confirmation`: what was under way comes too late. */
export const deletedUnconfirmed = difference([binding, confirming, deletion], {
  also: {
    deleted: {
      'bind.confirm': {
        actions: send('terminal', 'bind.retired', 'card', 'transaction'),
        description: 'Too late: the record is to be erased.',
      },
      'bind.abort': { description: 'The row is deleted already.' },
    },
  },
});

/** Deletion and `request-identity`. */
export const deletedKnownAgain = difference([binding, deletion], {
  also: {
    deleted: {
      'bind.request': {
        guard: 'sameRequest',
        actions: send('terminal', 'bind.refused', 'request', 'card', 'reason'),
        description: 'The request the row was once opened for, again: too late.',
      },
    },
  },
});

/** Deletion and reconciliation. */
export const deletedAsListed = difference([binding, deletion, reconciling], { also: { active: buried } });

/** Migration and `bind-confirmation`: a fenced row is as good as confirmed; its terminal may not have heard so yet. */
export const confirmedWhileMoving = difference([binding, confirming, moving], {
  also: {
    fenced: {
      'bind.confirm': {
        actions: send('terminal', 'bind.confirmed', 'card', 'transaction'),
        description: 'Confirmed once more: says so again.',
      },
    },
  },
});

/** Deletion and migration: deleting a fenced row is the end of the migration as well. A promised one is not live yet. */
export const deletedWhileMoving = difference([binding, deletion, moving], {
  also: {
    promised: { 'delete.request': { description: 'Not live yet: answers when the migration is over.' } },
    fenced: {
      'delete.request': {
        target: 'deleted',
        actions: [
          { type: 'keepReason', params: { reason: 'retired' } },
          send('terminal', 'delete.answer', 'card', 'transaction'),
        ],
        description: 'Deletes the row, for good.',
      },
      ...buried,
    },
  },
});
