/**
 * Step: no transaction is found good for a row that an actor was told is suspended; the device has no part in it.
 *
 * It speaks of the step that verifies; what was verified before is charged. Nothing is approved off line here.
 *
 * Clause: ours, after token practice. Catalogue F05, I05.
 * Breaks when: the suspension is noted and left to the device, which is lost.
 */
import { everyStep, type Property } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { acceptedOf } from '../world/payments.ts';
import { isHeldForSure } from '../world/suspensions.ts';

export const nothingIsApprovedWhileSuspended: Property = {
  name: 'nothing-is-approved-while-suspended',
  says: 'Once an actor is told that a suspension stands, no transaction is approved until that actor takes it back.',
  kind: 'safety',
  subject: 'cards',
  source: 'F05, I05 ours',
  breaks: [
    { scenario: 'lost-phone', change: { mutant: 'suspension-only-noted' } },
    { scenario: 'suspend-and-resume', change: { with: { 'suspension-actors': 'any-lifts-all' } } },
  ],
  test: everyStep(({ before, after }) => {
    const known = acceptedOf(before).map(({ authorisation }) => authorisation);
    return acceptedOf(after)
      .filter(({ authorisation }) => !known.includes(authorisation))
      .every(({ token }) => rowsOf(before).every(row => row.token !== token || !isHeldForSure(before, row)));
  }),
};
