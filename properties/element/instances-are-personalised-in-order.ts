/**
 * Step: a universal instance goes from absent through INSTALLED and SELECTABLE to PERSO, one write at a time, and never back.
 *
 * Clause: P1, P5 [inf-M]: how the instances get into the element; the states are those of a GlobalPlatform application.
 * Catalogue A13.
 * Breaks when: the command that comes a second time begins the instance anew.
 */

import { cardTypes } from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const life = ['ABSENT', 'INSTALLED', 'SELECTABLE', 'PERSO'];

/** How far each instance of each element is in its life. */
const stages = (world: WorldView): readonly number[] =>
  memoriesOf(world).flatMap(({ instances }) =>
    cardTypes.map(type => life.indexOf(instances.find(({ cardType }) => cardType === type)?.state ?? 'ABSENT')),
  );

/** How far each goes in this step. */
const strides = ({ before, after }: StepView): readonly number[] => {
  const were = stages(before);
  return stages(after).map((stage, at) => stage - were[at]!);
};

export const instancesArePersonalisedInOrder: CardProperty = {
  name: 'instances-are-personalised-in-order',
  says: 'A universal instance is installed, made selectable, and personalised, one after the other, and never goes back.',
  kind: 'safety',
  subject: 'cards',
  source: 'A13 [inf-M] P1',
  breaks: [{ scenario: 'provision', change: { mutant: 'installs-anew' } }],
  test: everyStep(
    step => strides(step).every(stride => stride === 0 || stride === 1),
    step => strides(step).some(stride => stride !== 0),
  ),
};
