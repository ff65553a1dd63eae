/**
 * Sometimes: a card that the element had no room for is bound, after another was deleted there.
 *
 * Clause: ours. Catalogue F13, and A09 for the refusal before.
 * Breaks when: a deletion unlinks the record and frees no memory.
 */
import { type CardProperty, sometimes, type WorldView } from '#sim';
import { holderHas, recordsOf, rosterOf, rowsOf } from '../world/cards.ts';

/** Whether a row of the card ended before another of it became live. */
const wasRefusedAndIsBound = (world: WorldView, card: string): boolean => {
  const rows = rowsOf(world).filter(row => row.card === card);
  const [bound] = rows.filter(({ state }) => state === 'active');
  return (
    holderHas(world, card) &&
    rows.some(({ state }) => state === 'retired') &&
    recordsOf(world).some(({ transaction }) => transaction === bound?.transaction)
  );
};

export const aCardGetsBoundAfterARefusal: CardProperty = {
  name: 'a-card-gets-bound-after-a-refusal',
  says: 'A card that there was no room for gets bound once another card is deleted.',
  kind: 'reachability',
  subject: 'cards',
  source: 'F13 A09 ours',
  breaks: [{ scenario: 'delete-to-make-room', change: { mutant: 'unlink-without-freeing' } }],
  test: sometimes(world => rosterOf(world).cards.some(({ name }) => wasRefusedAndIsBound(world, name))),
};
