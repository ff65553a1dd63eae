/**
 * Always: once the card holder has the confirmation that a card is deleted, the card has no live row. A row the card had
 * moved to before is excepted: a deletion is for the device it was asked on.
 *
 * Clause: ours, for the order that P1 and P5 leave open [inf-M]. Catalogue F04, its safety half.
 * Breaks when: the record is erased first, and the confirmation is shown before the server knows.
 */

import { always, type CardProperty } from '#sim';
import { hasMovedTo, holderWasTold, isLive, rosterOf, rowsOf } from '../world/cards.ts';

export const toldDeletedMeansFenced: CardProperty = {
  name: 'told-deleted-means-fenced',
  says: 'A card whose deletion the holder was told of has no live row at the auth server, but where it had moved before.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 [inf-M] P1, P5',
  breaks: [{ scenario: 'delete-card', change: { with: { 'deletion-order': 'element-first' } } }],
  test: always(
    world =>
      rowsOf(world)
        .filter(row => isLive(row) && !hasMovedTo(world, row))
        .every(({ card }) => holderWasTold(world, card) !== 'gone'),
    world => rosterOf(world).cards.some(({ name }) => holderWasTold(world, name) === 'gone'),
  ),
};
