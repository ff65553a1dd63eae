/** Goal: the path to a world leads there. Method: the path of every world of a small scenario is replayed. */
import { expect, test } from 'vitest';
import { Monitors } from '../property/monitors.ts';
import { underTest } from '../property/property.test-kit.ts';
import { sometimes } from '../property/property.ts';
import { scenarioOf } from '../property/verdict.test-kit.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { explore } from '../search/explore.ts';
import { Search } from '../search/search.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { ReplayedPaths } from './replayed-paths.ts';

test.each([1, 2, 3, 4])('with %i resource managers every path leads to its world', size => {
  const scenario = twoPhaseCommitOf(size);
  const model = new Model(scenario, settingOf(scenario));
  const search = new Search(model, new Monitors(model, []));
  while (!search.isDone) search.turn(Infinity, {});
  const [row, successors] = [new Int32Array(model.width), model.successors()];
  // Of the larger scenarios only some worlds, in every block.
  for (let world = 0; world < search.worlds.count; world += [1, 1, 7, 97][size - 1]!) {
    row.set(model.initial);
    for (const choice of search.pathTo(world)) {
      model.expand(row, successors);
      if (choice >= successors.count) expect(`choice ${choice} of ${successors.count}`).toBe(`on the path to ${world}`);
      successors.read(choice, row);
    }
    if (!search.worlds.is(row, world)) expect(row).toBe(`world ${world}`);
  }
});

test('the parent of a world is a predecessor, and not an earlier world with fewer choices', () => {
  const ann = {
    name: 'ann',
    chart: machine({
      initial: 'home',
      states: {
        home: { on: { go: 'fork' } },
        fork: { on: { go: 'left', turn: 'right' } },
        left: {},
        right: { on: { go: 'goal' } },
        goal: {},
      },
    }),
    intents: [{ type: 'go' }, { type: 'turn' }],
  };
  const isThere = sometimes(world => world.local('ann').value === 'goal');
  const scenario = scenarioOf([ann]);
  const [found] = explore(new Model(scenario, settingOf(scenario)), [underTest(isThere)]).findings;
  expect(found!.trace!.stem).toEqual([0, 1, 0]);
});

test('the saved numbers are of the worlds before a place only', () => {
  const trail = new ReplayedPaths();
  for (let at = 0; at < 600; at++) trail.mark(at, 2 * at + 1);
  expect([0, 1, 256, 257, 600].map(at => trail.save(at))).toEqual([[], [1], [1], [1, 513], [1, 513, 1_025]]);
});
