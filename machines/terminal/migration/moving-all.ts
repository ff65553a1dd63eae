/**
 * Reading `migrated-cards`, value `all` (P4 [inf-M]): there is no second selecting operation. Every card of the account on the
 * target device is asked for, one after the other, and each has its own outcome.
 */
import { heard, kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { listingCards } from './listing-cards.ts';
import { operation } from './operation.ts';

export const movingAll = difference([operation, listingCards], {
  changing: {
    querying: {
      'target-cards.answer [myOperation]': {
        target: 'requesting',
        actions: 'keepCards',
        description: 'Has all cards asked for, the first of them first.',
      },
    },
  },
  also: {
    requesting: {
      'migration.outcome': [
        {
          guard: { type: 'moreAfter', params: { outcome: 'moved' } },
          target: 'requesting',
          reenter: true,
          actions: [send('cardHolder', 'migration.done', { on: kept('device'), card: heard('card') }), 'nextCard'],
          description: 'The card has moved: tells the card holder, and asks for the next.',
        },
        {
          guard: { type: 'moreAfter', params: { outcome: 'failed' } },
          target: 'requesting',
          reenter: true,
          actions: [
            send('cardHolder', 'migration.failed', { on: kept('device'), reason: heard('reason') }),
            'nextCard',
          ],
          description: 'The card has not moved: tells the card holder, and asks for the next.',
        },
      ],
    },
  },
});
