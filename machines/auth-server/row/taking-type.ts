/** Safeguard `card-type-source` [inf-L]: the card type is what the card's issuer says, and not what the request claims. */
import { binding } from './binding.ts';
import { difference } from './drawing.ts';

export const takingType = difference([binding], {
  doingFirst: { requested: { 'card.authenticated': 'takeType' } },
});
