/**
 * Goal: whatever a property about steps minds, dead messages it minds are not left out. Method: an answer that is sent twice, and
 * is ignored once it is known; each property refuses what is done with the second, and nothing before.
 */
import { expect, test } from 'vitest';
import { reply, send } from '#machines';
import { always, everyStep } from '../../property/property.ts';
import { asked, scenarioOf } from '../../property/verdict.test-kit.ts';
import { machine } from '../../world/chart/charts.test-kit.ts';
import type { StepView } from '../../world/world.ts';

const asker = {
  name: 'asker',
  chart: machine({
    initial: 'asks',
    states: {
      asks: { entry: send('answerer', { type: 'question' }), on: { answer: 'knows' } },
      knows: { on: { answer: {} } },
    },
  }),
};
const answer = reply({ type: 'answer' });
const answerer = { name: 'answerer', chart: machine({ on: { question: { actions: [answer, answer] } } }) };
const scenario = scenarioOf([asker, answerer]);
const isLate = ({ before }: StepView): boolean => before.local('asker').value === 'knows';

test.each<[name: string, refuses: (step: StepView) => boolean]>([
  ['its delivery, told by the choice', step => step.choice.kind === 'deliver' && isLate(step)],
  [
    'its delivery where it is heard, told by the choice',
    step => step.choice.kind === 'deliver' && isLate(step) && step.heard,
  ],
  ['that something is heard', step => isLate(step) && step.heard],
  ['that nothing is sent', step => isLate(step) && step.sends.length === 0],
  ['that nothing is reported', step => isLate(step) && step.reports.length === 0],
])('a late answer is kept where a property minds %s', (_, refuses) => {
  const form = everyStep(step => !refuses(step));
  const [whole, reduced] = [asked(scenario, form), asked(scenario, form, { deadMessages: true })];
  expect([whole.verdict, whole.steps]).toEqual(['violated', 3]);
  expect([reduced.verdict, reduced.steps]).toEqual(['violated', 3]);
});

test('it is left out where none does', () => {
  const worlds = (deadMessages: boolean) =>
    asked(
      scenario,
      always(() => true),
      { deadMessages },
    ).explored.worlds;
  expect(worlds(true)).toBeLessThan(worlds(false));
});
