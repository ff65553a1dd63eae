/**
 * Always: a card whose deletion the holder was told of has no live row.
 *
 * Clause: ours, for the order that P1 and P5 leave open [inf-M]. Catalogue F04, its safety half.
 * Breaks when: the record is erased first, and the holder is told before the server knows.
 */
import { isLive } from '#machines';
import { always, type Property } from '#sim';
import { holderWasTold, rowsOf } from '../world/cards.ts';

export const toldDeletedMeansFenced: Property = {
  name: 'told-deleted-means-fenced',
  says: 'A card whose deletion the holder was told of has no live row at the auth server.',
  kind: 'safety',
  subject: 'cards',
  source: 'F04 [inf-M] P1, P5',
  breaks: [{ scenario: 'delete-card', change: { with: { 'deletion-order': 'element-first' } } }],
  test: always(world =>
    rowsOf(world)
      .filter(isLive)
      .every(({ card }) => holderWasTold(world, card) !== 'gone'),
  ),
};
