/**
 * Always: once the card holder has the confirmation that a card is deleted, the card has no live row. A deletion applies to
 * the device on which it was requested. So two rows are excepted: a row to which the card had moved before, and a row of
 * another device than the one where the card was deleted, while its record is still in the element there.
 *
 * Clause: ours, for the order that P1 and P5 leave open [inf-M]. Catalogue F04, its safety half.
 * Breaks when: the record is erased first, and the confirmation is shown before the server knows.
 */

import { always, type CardProperty } from '#sim';
import { hasMovedTo, holderState, isLive, rosterOf, rowsOf } from '../world/cards.ts';
import { isDeletedElsewhere } from '../world/deletions.ts';

export const toldDeletedMeansFenced: CardProperty = {
  name: 'told-deleted-means-fenced',
  says: 'A card whose deletion is confirmed to the holder has no live row at the auth server, except where it moved before, or on another device.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 [inf-M] P1, P5',
  breaks: [{ scenario: 'delete-card', change: { with: { 'deletion-order': 'element-first' } } }],
  test: always(
    world =>
      rowsOf(world)
        .filter(row => isLive(row) && !hasMovedTo(world, row) && !isDeletedElsewhere(world, row))
        .every(({ card }) => holderState(world, card) !== 'gone'),
    world => rosterOf(world).cards.some(({ name }) => holderState(world, name) === 'gone'),
  ),
};
