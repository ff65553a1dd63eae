/**
 * Leads to: every bind under way ends: the card holder gets an answer, and no row stays requested or allocated.
 *
 * Clause: ours; no error path was seen in the texts. Catalogue F01.
 * Breaks when: an allocation has no lease, and the message that the record was not stored is lost.
 */

import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { holderWaits, rosterOf, rowsOf } from '../world/cards.ts';

/** Whether the card holder waits for an answer, or a row is requested or allocated. */
const underWay = (world: WorldView): boolean =>
  rosterOf(world).cards.some(({ name }) => holderWaits(world, name)) ||
  rowsOf(world).some(({ state }) => state === 'requested' || state === 'allocated');

export const everyBindSettles: CardProperty = {
  name: 'every-bind-settles',
  says: 'Every bind ends: the card holder gets an answer, and no row stays requested or allocated.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F01 ours',
  breaks: [{ scenario: 'full-element', change: { with: { 'allocation-lease': 'none' } } }],
  test: leadsTo(underWay, world => !underWay(world)),
};
