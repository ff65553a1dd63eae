/**
 * Always: a row is deleted only where the card holder asked for it, on the device of the row.
 *
 * Clause: ours, for deletion (P1, P5 [seen]). Catalogue C25, its half of deletion.
 * Breaks when: a false app asks to delete the row of another device, and the server obeys.
 */
import { always, type CardProperty } from '#sim';
import { rosterOf, rowsOf } from '../world/cards.ts';
import { isDeletionAsked, wishObserver } from './wish-observer.ts';

export const cardsAreDeletedOnlyAtTheirHoldersWish: CardProperty = {
  name: 'cards-are-deleted-only-at-their-holders-wish',
  says: 'A row is deleted only if the card holder asked to delete that card on the device of the row.',
  kind: 'safety',
  subject: 'cards',
  source: 'C25 ours',
  breaks: [
    {
      scenario: 'delete-while-migrating',
      change: { mutant: 'deletes-another-row', with: { 'deletion-check': 'none' } },
    },
  ],
  observers: [wishObserver],
  test: always(
    world =>
      rowsOf(world)
        .filter(({ state }) => state === 'deleted')
        .every(({ card, element }) => {
          const device = rosterOf(world).devices.find(each => each.element === element)!;
          return isDeletionAsked(world, card, device.name);
        }),
    world => rowsOf(world).some(({ state }) => state === 'deleted'),
  ),
};
