/** Goal: the path to a world is the shortest of all runs. Method: a detour and a short cut to the same world. */
import { expect, test } from 'vitest';
import { Monitors } from '../property/monitors.ts';
import { scenarioOf } from '../property/verdict.test-kit.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { RandomWalks } from './random-walks.ts';

test('a run with a detour leaves the shorter path unchanged', () => {
  const walker = {
    name: 'ann',
    chart: machine({
      initial: 'home',
      states: {
        home: { on: { walk: 'one', leap: 'there' } },
        one: { after: { 5: 'two' } },
        two: { after: { 5: 'there' } },
        there: { after: { 5: 'beyond' } },
        beyond: {},
      },
    }),
    intents: [{ type: 'walk' }, { type: 'leap' }],
  };
  const scenario = scenarioOf([walker]);
  const model = new Model(scenario, settingOf(scenario));
  const walks = new RandomWalks(model, new Monitors(model, []), { seed: 1, runs: 60, runStepsMax: 10 });
  const lengths = new Map<string, Set<number>>();
  const row = new Int32Array(model.width);
  while (!walks.isDone) walks.turn();
  for (let world = 0; world < walks.worlds.count; world++) {
    walks.worlds.open(world, row);
    const state = String(model.cells[0]!.localState(model.cells[0]!.localOf[row[0]!]!).value);
    lengths.set(state, (lengths.get(state) ?? new Set()).add(walks.paths.pathTo(world).length));
  }
  expect(Object.fromEntries([...lengths].map(([state, each]) => [state, [...each]]))).toEqual({
    home: [0],
    one: [1],
    two: [2],
    there: [1],
    beyond: [2],
  });
});
