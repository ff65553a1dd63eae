/**
 * Step: the element accepts an activation only if its number is higher than that of the last accepted one.
 *
 * Clause: ours, against stale activation data. Catalogue B02.
 * Breaks when: activations are not numbered and the network delivers the older one last.
 */
import { cardTypes } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { memoriesOf } from '../world/cards.ts';

/** For each element and type: the number of the last activation accepted, before the step and after it. */
const accepted = ({ before, after }: StepView): (readonly [last: number, now: number])[] =>
  memoriesOf(before).flatMap((memory, at) =>
    cardTypes.map(type => [memory.accepted[type], memoriesOf(after)[at]!.accepted[type]] as const),
  );

export const activationsNeverGoBack: CardProperty = {
  name: 'activations-never-go-back',
  says: 'The element accepts an activation only if it is newer than the last it accepted.',
  kind: 'safety',
  subject: 'cards',
  source: 'B02 ours',
  breaks: [{ scenario: 'quick-switch', change: { with: { 'activation-sequence': 'none' } } }],
  test: everyStep(
    step => accepted(step).every(([last, now]) => last <= now),
    step => accepted(step).some(([last, now]) => last !== now),
  ),
};
