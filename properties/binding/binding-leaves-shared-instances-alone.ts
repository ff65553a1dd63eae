/**
 * Step: the universal personalisation data of both instances never changes.
 *
 * Clause: P1, P5 [inf-H]: the instances are shared and in place before any card is bound ([seen]), so no bind changes
 * them. Catalogue A05.
 * Breaks when: each bind personalises the shared instance again.
 */

import type { ElementContext, Memory } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { elementOf, memoriesOf, rosterOf } from '../world/cards.ts';

const personalisations = ({ instances }: Memory): readonly string[] =>
  instances.map(({ aid, personalisation }) => `${aid} ${personalisation}`);

const isStoring = ({ volatile: { command } }: ElementContext): boolean => command?.type === 'record.store';

const isBinding = ({ before }: StepView): boolean =>
  rosterOf(before).devices.some(device => isStoring(elementOf(before, device)));

function areInstancesKept({ before, after }: StepView): boolean {
  return memoriesOf(before).every((was, at) => {
    const now = personalisations(memoriesOf(after)[at]!);
    return personalisations(was).every(each => now.includes(each));
  });
}

export const bindingLeavesSharedInstancesAlone: CardProperty = {
  name: 'binding-leaves-shared-instances-alone',
  says: 'No step of a bind changes the universal personalisation data of an instance.',
  kind: 'safety',
  subject: 'cards',
  source: 'A05 [inf-H] P1, P5',
  breaks: [{ scenario: 'first-bind', change: { mutant: 'personalise-on-bind' } }],
  test: everyStep(step => !isBinding(step) || areInstancesKept(step), isBinding),
};
