/**
 * Step: a transaction is accepted only if the row of its payment token is active and of the element that signed.
 *
 * The property is about the step that verifies, since that step reads the row. The issuer authorises later.
 *
 * Clause: P1, P2 [inf-M], and token practice. Catalogue D01.
 * Breaks when: the server resolves the payment token and does not check the state of its row.
 */
import { type CardProperty, everyStep } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { isAccepted, judgedIn } from '../world/payments.ts';

export const approvedOnlyIfLive: CardProperty = {
  name: 'approved-only-if-live',
  says: 'A transaction is approved only if, when it is verified, its row is active and is of the element that signed.',
  kind: 'safety',
  subject: 'cards',
  source: 'D01 [inf-M] P1, P2',
  breaks: [{ scenario: 'dead-card-tap', change: { with: { 'mapping-check': 'none' } } }],
  test: everyStep(
    step =>
      judgedIn(step)
        .filter(isAccepted)
        .every(({ token, proof }) =>
          rowsOf(step.before).some(
            row => row.token === token && row.state === 'active' && row.element === proof.key.element,
          ),
        ),
    step => judgedIn(step).length > 0,
  ),
};
