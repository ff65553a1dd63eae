/**
 * Reading `storage`: field (P2). The element has no record to compare a payment token with, so the app passes on activations of
 * the cards in its list alone: activation data may come late, when the card is deleted or has moved away. Ours.
 */
import { activation } from './activation.ts';
import { difference } from './drawing.ts';

const unlisted = {
  guard: 'unlisted',
  actions: 'discard',
  description: 'Has both halves, of a card that is not bound here: drops them.',
} as const;

export const listed = difference([activation], {
  also: {
    anywhere: {
      'activation.data': unlisted,
      'activation.instruction': unlisted,
      'element.reset': {
        guard: 'commandedUnlisted',
        actions: 'dropUnlisted',
        description:
          'The element was without power, and the card is not bound here any more: does not give its command again.',
      },
    },
  },
});
