/** Safeguard `card-type-source` [inf-L]: the card type is what the card's issuer says, and not what the request claims. */
import { binding } from './binding.ts';
import { difference, send } from './drawing.ts';

export const takingType = difference([binding], {
  changing: {
    requested: {
      'card.authenticated': {
        actions: ['takeType', send('terminal', 'bind.answer', 'request', 'card', 'cardType', 'transaction', 'token')],
      },
    },
  },
});
