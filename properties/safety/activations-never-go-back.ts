/**
 * Step: the element accepts an activation only if it is newer than the last it accepted.
 *
 * Clause: ours, against stale activation data. Catalogue B02.
 * Breaks when: activations are not numbered and the network delivers the older last.
 */
import { cardTypes } from '#machines';
import { everyStep, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const activationsNeverGoBack: Property = {
  name: 'activations-never-go-back',
  says: 'The element accepts an activation only if it is newer than the last it accepted.',
  kind: 'safety',
  subject: 'cards',
  source: 'B02 ours',
  breaks: [{ scenario: 'quick-switch', change: { with: { 'activation-sequence': 'none' } } }],
  test: everyStep(({ before, after }) =>
    memoriesOf(before).every(({ accepted }, at) =>
      cardTypes.every(cardType => accepted[cardType] <= memoriesOf(after)[at]!.accepted[cardType]),
    ),
  ),
};
