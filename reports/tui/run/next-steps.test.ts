import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { choicesIn, scenarios, settingOf, step } from '#sim';
import { choicesOf, stepOf } from './next-steps.ts';
import { firstWorldOf, openRun } from './run.ts';

test('a world is expanded once for its choices and once for each step, with the results of the engine', () => {
  const scenario = scenarios.find(({ name }) => name === 'lossy-bind')!;
  const world = firstWorldOf(openRun(scenario, settingOf(scenario), catalogue));
  expect(choicesOf(world)).toEqual(choicesIn(world));
  expect(choicesOf(world)).toBe(choicesOf(world));
  for (const [at] of choicesOf(world).entries()) {
    expect(stepOf(world, at)!.choice).toEqual(step(world, at)!.choice);
    expect(stepOf(world, at)).toBe(stepOf(world, at));
  }
  expect(stepOf(world, 99)).toBeUndefined();
});
