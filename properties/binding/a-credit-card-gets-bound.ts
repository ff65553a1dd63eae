/**
 * Sometimes: a credit card is bound: the card holder has the confirmation, the row is active, the record is in the
 * element.
 *
 * Clause: P1, P5 [seen]: the purpose of the method. Guards against an empty model.
 * Breaks when: the element has too little free memory.
 */
import { type CardProperty, sometimes } from '#sim';
import { boundCard } from '../world/storage.ts';

export const aCreditCardGetsBound: CardProperty = {
  name: 'a-credit-card-gets-bound',
  says: 'A credit card gets bound: holder told, row active, record stored.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P1, P5 [seen]',
  breaks: [{ scenario: 'lossy-bind', change: {} }],
  test: sometimes(world => boundCard(world, 'credit')),
};
