/**
 * Safeguard `transaction-freshness` [inf-L]: the same transaction asked again takes no second slot, and is answered as
 * before. Whose counters are counted is judged in `verification.ts`.
 */
import { authorising } from './authorising.ts';
import { difference, send } from './drawing.ts';

export const knowingAgain = difference([authorising], {
  changing: {
    free: {
      'transaction.verify [accepts]': { guard: 'acceptsNew' },
      'transaction.verify [takes]': { guard: 'takesNew' },
    },
  },
  also: {
    authorising: {
      'transaction.verify': {
        guard: 'sameTransaction',
        description: 'The same transaction again: the answer is on its way.',
      },
    },
    approved: {
      'transaction.verify': {
        guard: 'sameTransaction',
        actions: send('pointOfSale', 'transaction.result', 'nonce', { outcome: 'approved' }),
        description: 'The same transaction again: the same answer.',
      },
    },
    declined: {
      'transaction.verify': {
        guard: 'sameTransaction',
        actions: send('pointOfSale', 'transaction.result', 'nonce', { outcome: 'declined' }, 'reason'),
        description: 'The same transaction again: the same answer.',
      },
    },
  },
});
