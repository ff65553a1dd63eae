/** Messages that the point of sale does not expect. */
import type { UnexpectedByRegion } from '../../chart/unexpected.ts';
import type { MessageType } from '../../protocol/message.ts';

export const unexpected = {
  pointOfSale: [
    {
      messages: 'payment.start',
      states: ['reading', 'selecting', 'requesting', 'verifying', 'unanswered'],
      because: 'The card holder taps again only after being told how the last tap ended.',
    },
  ],
} satisfies UnexpectedByRegion<MessageType>;
