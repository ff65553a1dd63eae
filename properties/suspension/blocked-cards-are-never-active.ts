/**
 * Always: no row is active while an actor has the confirmation that it is suspended, whatever the origin of the row.
 *
 * Clause: ours, after token practice; P3 checks the card before it binds [inf-M]. Catalogue C20.
 * Breaks when: the state of the card is checked when it is found eligible, and not when its row becomes active.
 */
import { always, type CardProperty } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { isHeldForSure } from '../world/suspensions.ts';

export const blockedCardsAreNeverActive: CardProperty = {
  name: 'blocked-cards-are-never-active',
  says: 'While an actor knows its suspension to stand, no row of that card or device is or becomes active.',
  kind: 'safety',
  subject: 'cards',
  source: 'C20 ours',
  breaks: [
    { scenario: 'blocked-while-binding', change: { with: { 'status-at-commit': 'none' } } },
    { scenario: 'suspended-migration', change: { with: { 'status-at-commit': 'none' } } },
  ],
  test: always(
    world => rowsOf(world).every(row => row.state !== 'active' || !isHeldForSure(world, row)),
    world => rowsOf(world).some(row => isHeldForSure(world, row)),
  ),
};
