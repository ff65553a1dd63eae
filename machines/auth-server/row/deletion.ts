/**
 * Deletion (P1, P5), the auth server's part: the row of a deleted card is fenced for good, and says so as often as it is
 * asked, whatever comes late. That a card can be deleted is [seen], the flow is [inf-M].
 */
import { binding } from './binding.ts';
import { difference, send } from './drawing.ts';

const deletedAlready = {
  'delete.request': {
    actions: send('terminal', 'delete.answer', 'card', 'transaction'),
    description: 'It is so already: says so.',
  },
} as const;

export const deletion = difference([binding], {
  also: {
    active: {
      'delete.request': {
        target: 'deleted',
        actions: [
          { type: 'keepReason', params: { reason: 'retired' } },
          send('terminal', 'delete.answer', 'card', 'transaction'),
        ],
        description: 'Deletes the row, for good.',
      },
    },
    retired: deletedAlready,
  },
  states: { deleted: { description: 'Deleted by the card holder, for good.', on: deletedAlready } },
});
