/**
 * Step: a refusal that gives a reason is given where the reason is true: a card that is blocked, an element that is full,
 * a code that was typed wrong three times, a time-out. A refusal that is passed on or given again has the same reason.
 *
 * Clause: ours. Catalogue C24 for what a party is told.
 * Breaks when: whatever goes wrong is called a lack of room.
 */
import { type CardProperty, everyStep } from '#sim';
import { areReasonsTrue } from '../world/reasons.ts';

export const reasonsAreTrue: CardProperty = {
  name: 'reasons-are-true',
  says: 'A refusal that gives a reason is given where the reason is true.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [],
  test: everyStep(areReasonsTrue, ({ sends }) => sends.some(({ message }) => message.reason !== undefined)),
};
