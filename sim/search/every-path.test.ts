/**
 * Goal: the path that a search returns for any world leads there, and is the lexicographically least of the shortest.
 * Method: for every world of three scenarios, with reductions and without, the path is compared with that of a plain
 * breadth-first walk, which uses no table, no packing and no blocks.
 */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { scenarios } from '../index.ts';
import { Monitors } from '../property/monitors.ts';
import { reductionsOf } from '../reduction/reductions.ts';
import { Symmetry } from '../reduction/symmetry/symmetry.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Words } from '../storage/word-file.ts';
import { replay } from '../trace/trace.ts';
import type { Observer } from '../world/interning/observer-table.ts';
import { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, step, type World } from '../world/world.ts';
import { Search } from './search.ts';

/** An observer that stores the last report: two orders of two reports lead to two worlds. */
const last: Observer = {
  name: 'last',
  chart: setup({ types: { context: {} as { last: string } } }).createMachine({
    id: 'last',
    context: { last: 'nothing' },
    on: { '*': { actions: assign({ last: ({ event }) => event.type }) } },
  }),
};

/** The model of a scenario in its default setting, with that observer. */
const modelOf = (name: string): Model => {
  const scenario: Scenario = scenarios.find(each => each.name === name)!;
  return new Model(scenario, settingOf(scenario), [last]);
};

/** The least of the shortest paths to each world, by trying every choice of every world in order. */
function pathsOf(model: Model): ReadonlyMap<string, readonly number[]> {
  const paths = new Map<string, readonly number[]>([[model.initial.join(), []]]);
  const open: World[] = [initialWorld(model)];
  for (const world of open) {
    const path = paths.get(world.row.join())!;
    for (const [at] of choicesIn(world).entries()) {
      const { to } = step(world, at)!;
      if (paths.has(to.row.join())) continue;
      paths.set(to.row.join(), [...path, at]);
      open.push(to);
    }
  }
  return paths;
}

/** The steps, steps left out, and depth of an uninterrupted search. */
function countsOf(model: Model): readonly number[] {
  const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
  while (!search.isDone) search.turn(Number.POSITIVE_INFINITY, {});
  return [search.steps, search.skipped, search.depth];
}

/** The row of every world, with the path that the search returns for it. */
function found(search: Search, model: Model, worldsPerTurn: number): [row: string, path: readonly number[]][] {
  while (!search.isDone) search.turn(worldsPerTurn, {});
  const row = new Int32Array(model.width);
  return Array.from({ length: search.worlds.count }, (_, world) => {
    search.worlds.open(world, row);
    return [row.join(), search.pathTo(world)];
  });
}

/**
 * Scenarios with messages that are never consumed, with two devices, and with a loss. Each has several blocks of
 * parents.
 */
const three = ['two-phase-commit', 'full-migration', 'lossy-switch'];

describe.each(three)('%s', name => {
  test.each([
    ['every step taken', { sleepSets: false }, Number.POSITIVE_INFINITY],
    ['sleep sets', { sleepSets: true }, 100],
  ] as const)('the search returns the least of the shortest paths to every world, with %s', (_, limits, worldsPerTurn) => {
    const model = modelOf(name);
    const paths = pathsOf(model);
    const all = found(
      new Search(model, new Monitors(model, []), reductionsOf(model, [], limits)),
      model,
      worldsPerTurn,
    );
    expect(new Set(all.map(([row]) => row))).toEqual(new Set(paths.keys()));
    const wrong = all.filter(([row, path]) => path.join('.') !== paths.get(row)!.join('.'));
    expect(wrong).toEqual([]);
  });

  test('a search restored from any state returns the same paths', () => {
    const model = modelOf(name);
    const whole = found(new Search(model, new Monitors(model, []), reductionsOf(model, [], {})), model, 100);
    // A block holds 256 parents.
    for (const worlds of [1, 255, 256, 257, 290]) {
      const first = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
      if (first.worlds.count <= worlds) first.turn(worlds, {});
      const { reached, words } = first.save();
      const saved = Array.from(words(), each => each.slice());
      const second = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
      const rest = new Words(saved);
      second.restore(reached, rest);
      rest.end();
      expect(found(second, model, 100)).toEqual(whole);
      expect([second.steps, second.skipped, second.depth]).toEqual([...countsOf(model)]);
    }
  });

  test('another model replays each path to the same world', () => {
    const model = modelOf(name);
    // The numbers of a row have a meaning in one model only, so the worlds are compared by their contents.
    const other = modelOf(name);
    const contentsOf = ({ model: { cells, observers, registers }, row }: World): string =>
      JSON.stringify([
        cells.map((each, at) => [
          each.localState(each.localOf[row[at]!]!),
          each.messages(each.inboxOf[row[at]!]!).map(message => registers.envelope(message)),
        ]),
        observers.map((each, at) => each.state(row[cells.length + at]!)),
        row.slice(-2).join(),
      ]);
    const all = found(new Search(model, new Monitors(model, []), reductionsOf(model, [], {})), model, 300);
    const wrong = all.filter(
      ([row, stem]) =>
        contentsOf(replay(other, { stem }).end) !== contentsOf({ model, row: Int32Array.from(row.split(','), Number) }),
    );
    expect(wrong).toEqual([]);
  });
});

test('under symmetry each path leads to a world of its representative', () => {
  const scenario = twoPhaseCommitOf(4);
  const model = new Model(scenario, settingOf(scenario));
  const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], { symmetry: true }));
  const all = found(search, model, 50);
  const lengths = [...pathsOf(model)].map(([row, path]) => [row, path.length] as const);
  const symmetry = new Symmetry(model, model.alike);
  const shortest = new Map<string, number>();
  for (const [text, length] of lengths) {
    const row = Int32Array.from(text.split(','), Number);
    symmetry.canonicalise(row);
    shortest.set(row.join(), Math.min(length, shortest.get(row.join()) ?? Number.POSITIVE_INFINITY));
  }
  expect(all.length).toBe(shortest.size);
  for (const [representative, stem] of all) {
    const row = replay(model, { stem }).end.row.slice();
    symmetry.canonicalise(row);
    expect([row.join(), stem.length]).toEqual([representative, shortest.get(representative)]);
  }
});
