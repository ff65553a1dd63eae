/**
 * Always: a suspended row is held by an actor, and an active row by none.
 *
 * Clause: ours, after token practice. Catalogue C22, its first half.
 * Breaks when: a suspension is recorded, and the row stays active.
 */
import { always, type CardProperty } from '#sim';
import { rowsOf } from '../world/cards.ts';

export const suspendedMeansSomebodyHoldsIt: CardProperty = {
  name: 'suspended-means-somebody-holds-it',
  says: 'A row that can be used is suspended exactly if some actor holds it.',
  kind: 'safety',
  subject: 'cards',
  source: 'C22 ours',
  breaks: [{ scenario: 'suspend-and-resume', change: { mutant: 'suspension-only-noted' } }],
  test: always(
    world =>
      rowsOf(world).every(({ state, suspended = [] }) =>
        state === 'suspended' ? suspended.length > 0 : state !== 'active' || suspended.length === 0,
      ),
    world => rowsOf(world).some(({ state, suspended = [] }) => state === 'suspended' || suspended.length > 0),
  ),
};
