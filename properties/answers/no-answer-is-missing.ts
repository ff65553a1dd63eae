/**
 * Step: a time-out of a party that waits for an answer finds a message in flight, a chart at work, or a person who is
 * asked. Asserted only where no message is lost: then no answer is missing, and nothing is asked twice without need.
 *
 * Clause: ours. Catalogue F16.
 * Breaks when: an element gets a command that is put together from two requests, and its answer is known to neither.
 */
import { type CardProperty, everyStep } from '#sim';
import { gaveUpIn, isHolderAsked, isIdle } from '../world/waiting.ts';

export const noAnswerIsMissing: CardProperty = {
  name: 'no-answer-is-missing',
  says: 'Where no message is lost, a party that waits for an answer gives up only while a message or a person is still on the way to it.',
  kind: 'safety',
  onlyAsserted: true,
  subject: 'cards',
  source: 'F16 ours',
  breaks: [{ scenario: 'quick-switch', change: { with: { 'activation-pairing': 'none' } } }],
  test: everyStep(
    step => gaveUpIn(step) === undefined || !isIdle(step.before) || isHolderAsked(step.before),
    ({ choice, sends }) => choice.kind === 'expire' || sends.length > 0,
  ),
};
