/**
 * Step: no transaction is accepted for a row while an actor has the confirmation that it is suspended.
 *
 * The property is about the step that verifies. A transaction verified before is still charged. Nothing is approved off
 * line.
 *
 * Clause: ours, after token practice. Catalogue F05, I05.
 * Breaks when: the server only records the suspension and leaves its enforcement to the device, which is lost.
 */
import type { Transaction } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { isAccepted, judgedIn } from '../world/payments.ts';
import { isHeldForSure } from '../world/suspensions.ts';

/** The transactions judged in a step whose row an actor knows to be suspended. */
const judgedWhileHeld = (step: StepView): readonly Transaction[] => {
  const { before } = step;
  return judgedIn(step).filter(({ token }) =>
    rowsOf(before).some(row => row.token === token && isHeldForSure(before, row)),
  );
};

export const nothingIsApprovedWhileSuspended: CardProperty = {
  name: 'nothing-is-approved-while-suspended',
  says: 'Once an actor has its suspension confirmed, no transaction is approved until that actor resumes.',
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
