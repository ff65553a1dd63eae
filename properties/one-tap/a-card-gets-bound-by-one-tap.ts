/**
 * Sometimes: a card chosen from the list is bound: the card holder has the confirmation, the row is active, the record
 * is in the element.
 *
 * Clause: P3 [seen]: the purpose of the method. Guards against an empty model.
 * Breaks when: the card is not the user's.
 */
import { type CardProperty, sometimes } from '#sim';
import { holderHas } from '../world/cards.ts';
import { activeUserRows } from '../world/one-tap.ts';
import { cardsOnDevices } from '../world/storage.ts';

export const aCardGetsBoundByOneTap: CardProperty = {
  name: 'a-card-gets-bound-by-one-tap',
  says: 'A card chosen from the list gets bound: holder told, row active in the user’s name, record stored.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P3 [seen]',
  breaks: [{ scenario: 'stale-list', change: {} }],
  test: sometimes(world =>
    activeUserRows(world).some(
      ({ card, transaction }) => holderHas(world, card) && cardsOnDevices(world).includes(transaction),
    ),
  ),
};
