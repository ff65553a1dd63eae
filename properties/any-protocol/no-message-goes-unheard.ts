/**
 * Step: whoever is delivered a message either handles it or names it as one it ignores.
 *
 * Clause: ours: silence must be explicit, or a message nobody thought of passes for a message nobody minds.
 * Breaks when: a terminal that may have asked twice does not expect a second answer.
 */
import { everyStep, type Property } from '#sim';

export const noMessageGoesUnheard: Property = {
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
