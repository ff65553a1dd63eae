/**
 * Always: a record or payment token that was erased because its card was deleted is never in the element again.
 *
 * Clause: P1, P5: users delete cards [seen]; that it lasts is ours. Catalogue B05.
 * Breaks when: the element keeps no tombstone, and a record sent again arrives late, or a new app does not know of the
 * deletion.
 */
import { always, type CardProperty } from '#sim';
import { heldOf } from '../world/storage.ts';
import { deletionObserver, erasedForGood } from './deletion-observer.ts';

export const deletedCardsStayDeleted: CardProperty = {
  name: 'deleted-cards-stay-deleted',
  says: 'What the element held of a deleted card is never in the element again.',
  kind: 'safety',
  subject: 'cards',
  source: 'B05 ours',
  breaks: [
    { scenario: 'late-store-after-delete', change: { with: { tombstones: 'none' } } },
    { scenario: 'reinstall-and-delete', change: { with: { tombstones: 'none' } } },
  ],
  observers: [deletionObserver],
  test: always(
    world => {
      const erased = erasedForGood(world);
      return heldOf(world).every(transaction => !erased.includes(transaction));
    },
    world => erasedForGood(world).length > 0,
  ),
};
