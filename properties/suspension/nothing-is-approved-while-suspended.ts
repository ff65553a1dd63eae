/**
 * Step: no transaction is found good for a row that an actor was told is suspended; the device has no part in it.
 *
 * It speaks of the step that verifies; what was verified before is charged. Nothing is approved off line here.
 *
 * Clause: ours, after token practice. Catalogue F05, I05.
 * Breaks when: the suspension is noted and left to the device, which is lost.
 */
import type { Transaction } from '#machines';
import { everyStep, type Property, type StepView } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { isAccepted, judgedIn } from '../world/payments.ts';
import { isHeldForSure } from '../world/suspensions.ts';

/** The transactions judged in a step with a card that an actor knows to be suspended. */
const judgedWhileHeld = (step: StepView): readonly Transaction[] => {
  const { before } = step;
  return judgedIn(step).filter(({ token }) =>
    rowsOf(before).some(row => row.token === token && isHeldForSure(before, row)),
  );
};

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
  test: everyStep(
    step => !judgedWhileHeld(step).some(isAccepted),
    step => judgedWhileHeld(step).length > 0,
  ),
};
