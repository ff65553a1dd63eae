import { describe, expect, test } from 'vitest';
import { scenarios } from '../index.ts';
import { Monitors } from '../property/monitors.ts';
import { scenarioOf } from '../property/verdict.test-kit.ts';
import { reductionsOf } from '../reduction/reductions.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { Model } from '../world/model.ts';
import type { Scenario, SettingChange } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { Search } from './search.ts';

function searched(model: Model, sleepSets: boolean): Search {
  const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], { sleepSets }));
  while (!search.isDone) search.turn(Infinity, {});
  return search;
}

/**
 * Expects that the search with sleep sets meets the same worlds in the same order as the full search, and so finds the
 * same traces, and that it counts the same steps. Both use one model, so that a row has the same meaning in both.
 */
function agrees(scenario: Scenario, change: SettingChange = {}): { readonly skipped: number } {
  const model = new Model(scenario, settingOf(scenario, change));
  const full = searched(model, false);
  const search = searched(model, true);
  expect([search.worlds.count, search.steps, search.depth, search.overflowed]).toEqual([
    full.worlds.count,
    full.steps,
    full.depth,
    full.overflowed,
  ]);
  const [one, other] = [new Int32Array(model.width), new Int32Array(model.width)];
  for (let world = 0; world < full.worlds.count; world++) {
    full.worlds.open(world, one);
    search.worlds.open(world, other);
    if (one.join() !== other.join()) expect(`${world}: ${other.join()}`).toBe(`${world}: ${one.join()}`);
  }
  expect(full.skipped).toBe(0);
  return search;
}

describe('with sleep sets, the same worlds in the same order', () => {
  // Messages that are never consumed, and sends from many parties to one.
  test.each([3, 5, 6])('two-phase commit with %i resource managers, on less than half the steps', size => {
    const { skipped } = agrees(twoPhaseCommitOf(size));
    expect(skipped).toBeGreaterThan({ 3: 761, 5: 37_345, 6: 256_001 }[size]! / 2);
  });

  // Every protocol, every kind of fault, and both timer modes; none above 70,000 worlds.
  test.each(
    scenarios.filter(({ name }) => name !== 'racing-migration').map(each => [each.name, each] as const),
  )('%s', (_, scenario) => {
    agrees(scenario);
  });

  test.each([
    ['first-bind', { faults: { lose: 1, copy: 1, crash: 1 } }],
    ['first-bind', { faults: { lose: 1, tear: 1 }, timers: 'quiet' }],
    ['migrate-card', { faults: { copy: 1, leave: 1 }, timers: 'quiet' }],
    ['two-types', { profile: 'published', faults: { lose: 2 } }],
  ] as const)('%s with %j', (name, change) => {
    agrees(scenarios.find(each => each.name === name)!, change);
  });
});

test('turn by turn: a search is done when every world is expanded, and reports the growth of its levels', () => {
  const scenario = twoPhaseCommitOf(3);
  const model = new Model(scenario, settingOf(scenario));
  const search = new Search(model, new Monitors(model, []));
  expect([search.at, search.isDone, search.growth]).toEqual([0, false, 1]);
  search.turn(1, {});
  expect([search.at, search.isDone]).toEqual([1, false]);
  const level = search.worlds.count - 1;
  search.turn(1, {});
  expect([search.at, search.isDone, search.growth]).toEqual([1 + level, false, level]);
  const next = search.worlds.count - 1 - level;
  search.turn(1, {});
  expect([search.at, search.growth]).toEqual([1 + level + next, next / level]);
});

test('a state space that exactly fills a block of the logs is searched to its end', () => {
  const length = 128;
  const states = Object.fromEntries(
    Array.from({ length }, (_, at) => [`at${at}`, at + 1 < length ? { after: { 5: `at${at + 1}` } } : {}]),
  );
  const scenario = scenarioOf(['ann', 'ben'].map(name => ({ name, chart: machine({ initial: 'at0', states }) })));
  const search = searched(new Model(scenario, settingOf(scenario)), true);
  expect([search.worlds.count, search.steps]).toEqual([2 ** 14, 2 * length * (length - 1)]);
});

test('a step limit is met by more steps, and not by as many', () => {
  const scenario = twoPhaseCommitOf(3);
  const model = new Model(scenario, settingOf(scenario));
  const search = new Search(model, new Monitors(model, []));
  search.turn(1, {});
  const { steps } = search;
  expect(search.turn(1, { stepsMax: steps - 1 })).toBe('stepsMax');
  expect(search.turn(1, { stepsMax: steps })).toBeUndefined();
  expect(search.steps).toBeGreaterThan(steps);
});
