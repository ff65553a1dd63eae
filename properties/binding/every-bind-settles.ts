/**
 * Leads to: a bind under way comes to an end: the holder is told, and no row is left half-way.
 *
 * Clause: ours; no error path was seen in the texts. Catalogue F01.
 * Breaks when: an allocation has no lease and the word that it was not stored is lost.
 */
import { leadsTo, type Property, type WorldView } from '#sim';
import { holderWaits, rowsOf } from '../world/cards.ts';

/** Somebody waits to be told, or a row is half-way. */
const underWay = (world: WorldView): boolean =>
  world.roster.cards.some(({ name }) => holderWaits(world, name)) ||
  rowsOf(world).some(({ state }) => state === 'requested' || state === 'allocated');

export const everyBindSettles: Property = {
  name: 'every-bind-settles',
  says: 'Every bind ends: the card holder is told, and no row stays requested or allocated.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F01 ours',
  breaks: [{ scenario: 'full-element', change: { with: { 'allocation-lease': 'none' } } }],
  test: leadsTo(underWay, world => !underWay(world)),
};
