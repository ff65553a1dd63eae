/**
 * Step: a refusal that gives a reason is given where the reason is true: a card that is blocked, an element that is full,
 * a code that was typed wrong three times, a time-out. A refusal that is passed on or given again has the same reason.
 *
 * Clause: ours.
 * Breaks when: a migration that is requested again is refused since the card is not there any more.
 */
import { type CardProperty, everyStep } from '#sim';
import { areReasonsTrue, givesReasons } from '../world/reasons.ts';

export const reasonsAreTrue: CardProperty = {
  name: 'reasons-are-true',
  says: 'A refusal that gives a reason is given where the reason is true.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'migrate-tapped-card', change: { profile: 'published' } }],
  test: everyStep(areReasonsTrue, givesReasons),
};
