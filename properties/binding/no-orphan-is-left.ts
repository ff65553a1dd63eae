/**
 * Stabilises: in the end every live row has its record in the element, and every record its live row. Where the element
 * keeps none, every live row has its place in the list of the app, every place its live row, and no payment token of a dead row
 * is in the element.
 *
 * Clause: ours. Catalogue F03.
 * Breaks when: a row is live from its allocation and the reply that carries it is lost; or an activation that comes after the
 * deletion of its card is passed on to an element that cannot tell.
 */
import { type CardProperty, stabilises } from '#sim';
import { isLive, rowsOf } from '../world/cards.ts';
import { cardsOnDevices, heldOf } from '../world/storage.ts';

export const noOrphanIsLeft: CardProperty = {
  name: 'no-orphan-is-left',
  says: 'In the end every live row has its record or its place in the app, and what the element holds has its live row.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F03 ours',
  breaks: [
    { scenario: 'lossy-bind', change: { profile: 'published' } },
    { scenario: 'delete-of-field', change: { mutant: 'passes-on-whatever-comes' } },
  ],
  test: stabilises(
    world => {
      const live = rowsOf(world)
        .filter(isLive)
        .map(({ transaction }) => transaction);
      const placed = cardsOnDevices(world);
      return (
        live.length === placed.length &&
        live.every(transaction => placed.includes(transaction)) &&
        heldOf(world).every(transaction => live.includes(transaction))
      );
    },
    world => rowsOf(world).some(isLive) || heldOf(world).length > 0,
  ),
};
