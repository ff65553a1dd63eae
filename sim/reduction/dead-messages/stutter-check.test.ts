/**
 * Goal: a dead message is kept if a property about steps refuses one of its stuttering steps. Method: an answer is sent
 * twice, and ignored the second time; each property refuses a step with the second answer, and none before.
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
  ['its delivery, read from the choice', step => step.choice.kind === 'deliver' && isLate(step)],
  [
    'its delivery if it is heard, read from the choice',
    step => step.choice.kind === 'deliver' && isLate(step) && step.heard,
  ],
  ['a step that is heard', step => isLate(step) && step.heard],
  ['a step that sends nothing', step => isLate(step) && step.sends.length === 0],
  ['a step that reports nothing', step => isLate(step) && step.reports.length === 0],
])('a late answer is kept if a property refuses %s', (_, refuses) => {
  const form = everyStep(step => !refuses(step));
  const [whole, reduced] = [asked(scenario, form), asked(scenario, form, { deadMessages: true })];
  expect([whole.verdict, whole.steps]).toEqual(['violated', 3]);
  expect([reduced.verdict, reduced.steps]).toEqual(['violated', 3]);
});

test('a late answer is left out if no property refuses its steps', () => {
  const worlds = (deadMessages: boolean) =>
    asked(
      scenario,
      always(() => true),
      { deadMessages },
    ).explored.worlds;
  expect(worlds(true)).toBeLessThan(worlds(false));
});
