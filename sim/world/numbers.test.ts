import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { explore } from '../check/explore.ts';
import { scenarioOf } from '../scenarios/remembering.ts';
import { Model } from './model.ts';
import { adoptNumbers, numbersOf } from './numbers.ts';
import { settingOf } from './setting.ts';

const chart = createMachine({
  id: 'noisy',
  initial: 'still',
  states: { still: { on: { go: { target: 'gone', actions: 'note' } } }, gone: { on: { go: 'still' } } },
});
const scenario = scenarioOf([
  { name: 'one', chart },
  { name: 'other', chart },
]);

test('who goes on knows what was asked, and what was not run, and counts no question twice', () => {
  const [first, next] = [1, 2].map(() => new Model(scenario, settingOf(scenario))) as [Model, Model];
  explore(first, []);
  expect(first.notRun).toEqual(['one: note', 'other: note']);
  const fresh = next.machineCalls;
  adoptNumbers(next, numbersOf(first));
  expect(first.machineCalls).toBeGreaterThan(fresh);
  for (const _ of ['as kept', 'asked again']) {
    expect(next.machineCalls).toBe(first.machineCalls);
    expect(next.notRun).toEqual(first.notRun);
    expect(numbersOf(next)).toEqual(numbersOf(first));
    explore(next, []);
  }
});
