/**
 * Step: a party handles every message it receives, or names it as one it ignores.
 *
 * Clause: ours: an ignored message is named, so that it differs from a message its designer did not think of.
 * Breaks when: a terminal that can repeat a request does not expect a second answer.
 */
import { type CardProperty, everyStep } from '#sim';

/** The property that every delivered message is handled, or named as ignored. Source: ours. */
export const noMessageGoesUnheard: CardProperty = {
  name: 'no-message-goes-unheard',
  says: 'Every message delivered is handled, or named as ignored, in the state it meets.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'first-bind', change: { mutant: 'deaf-to-late-answers' } }],
  test: everyStep(
    ({ heard }) => heard,
    ({ choice }) => choice.kind === 'deliver',
  ),
};
