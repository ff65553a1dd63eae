/**
 * Step: once the card holder has the confirmation that a card is deleted, no transaction of it is accepted, not even one that
 * was on its way. A row to which the card had moved before, and a row on another device, are excepted.
 *
 * Clause: P1, P5 [inf-M]: a deleted card is no longer used. Catalogue D02.
 * Breaks when: the server resolves a payment token and does not look at the state of its row.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { hasMovedTo, holderState, rowsOf } from '../world/cards.ts';
import { isDeletedElsewhere } from '../world/deletions.ts';
import { isAccepted, judgedIn } from '../world/payments.ts';

/** The transactions judged in this step whose card the holder knows to be deleted. */
const ofDeletedCards = (step: StepView) =>
  judgedIn(step).filter(({ token }) => {
    const row = rowsOf(step.before).find(each => each.token === token);
    if (!row || hasMovedTo(step.before, row) || isDeletedElsewhere(step.before, row)) return false;
    return holderState(step.before, row.card) === 'gone';
  });

export const aConfirmedDeletionIsFinal: CardProperty = {
  name: 'a-confirmed-deletion-is-final',
  says: 'After the holder has the confirmation that a card is deleted, no payment with it is accepted.',
  kind: 'safety',
  subject: 'cards',
  source: 'D02 [inf-M] P1, P5',
  breaks: [{ scenario: 'tap-during-delete', change: { with: { 'mapping-check': 'none' } } }],
  test: everyStep(
    step => !ofDeletedCards(step).some(isAccepted),
    step => ofDeletedCards(step).length > 0,
  ),
};
