/**
 * Goal: the way a search tells to any world leads there, and is the least of the shortest.
 * Method: every world of three scenarios is asked its way, with reductions and without; a plain walk by the drivers' own steps, which
 * knows no table, no packing and no blocks, says what the way should be.
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

/** Remembers the report that came last: two orders of two reports lead to two worlds. */
const last: Observer = {
  name: 'last',
  chart: setup({ types: { context: {} as { last: string } } }).createMachine({
    id: 'last',
    context: { last: 'nothing' },
    on: { '*': { actions: assign({ last: ({ event }) => event.type }) } },
  }),
};

/** A model of a scenario as it comes, with that observer. */
const modelOf = (name: string): Model => {
  const scenario: Scenario = scenarios.find(each => each.name === name)!;
  return new Model(scenario, settingOf(scenario), [last]);
};

/** The least of the shortest ways to each world, by trying every choice of every world in order. */
function waysOf(model: Model): ReadonlyMap<string, readonly number[]> {
  const ways = new Map<string, readonly number[]>([[model.initial.join(), []]]);
  const open: World[] = [initialWorld(model)];
  for (const world of open) {
    const way = ways.get(world.row.join())!;
    for (const [at] of choicesIn(world).entries()) {
      const { to } = step(world, at)!;
      if (ways.has(to.row.join())) continue;
      ways.set(to.row.join(), [...way, at]);
      open.push(to);
    }
  }
  return ways;
}

/** Steps, steps left out, and depth of a search that is never interrupted. */
function countsOf(model: Model): readonly number[] {
  const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
  while (!search.isDone) search.turn(Number.POSITIVE_INFINITY, {});
  return [search.steps, search.skipped, search.depth];
}

/** Every world, by the numbers of its row, with the way the search tells; turns of so many worlds. */
function told(search: Search, model: Model, worldsPerTurn: number): [row: string, way: readonly number[]][] {
  while (!search.isDone) search.turn(worldsPerTurn, {});
  const row = new Int32Array(model.width);
  return Array.from({ length: search.worlds.count }, (_, world) => {
    search.worlds.open(world, row);
    return [row.join(), search.way(world)];
  });
}

/** Two devices, a loss, a switch that tears; messages that are never consumed. Each has several blocks of parents. */
const three = ['two-phase-commit', 'full-migration', 'lossy-switch'];

describe.each(three)('%s', name => {
  test.each([
    ['every step taken', { sleepSets: false }, Number.POSITIVE_INFINITY],
    ['sleep sets', { sleepSets: true }, 100],
  ] as const)('the least of the shortest ways to every world is told, with %s', (_, limits, worldsPerTurn) => {
    const model = modelOf(name);
    const ways = waysOf(model);
    const found = told(
      new Search(model, new Monitors(model, []), reductionsOf(model, [], limits)),
      model,
      worldsPerTurn,
    );
    expect(new Set(found.map(([row]) => row))).toEqual(new Set(ways.keys()));
    const astray = found.filter(([row, way]) => way.join('.') !== ways.get(row)!.join('.'));
    expect(astray).toEqual([]);
  });

  test('also where the search was kept and another goes on, wherever that was', () => {
    const model = modelOf(name);
    const whole = told(new Search(model, new Monitors(model, []), reductionsOf(model, [], {})), model, 100);
    // A block holds 256 parents.
    for (const worlds of [1, 255, 256, 257, 290]) {
      const first = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
      if (first.worlds.count <= worlds) first.turn(worlds, {});
      const { reached, words } = first.save();
      const kept = Array.from(words(), each => each.slice());
      const second = new Search(model, new Monitors(model, []), reductionsOf(model, [], {}));
      const rest = new Words(kept);
      second.restore(reached, rest);
      rest.end();
      expect(told(second, model, 100)).toEqual(whole);
      expect([second.steps, second.skipped, second.depth]).toEqual([...countsOf(model)]);
    }
  });

  test('each way is replayed to its world by a model that knows none of it', () => {
    const model = modelOf(name);
    // What stands at a place of a row is known by one model only: the worlds are compared by what they mean.
    const other = modelOf(name);
    const meaning = ({ model: { cells, observers, registers }, row }: World): string =>
      JSON.stringify([
        cells.map((each, at) => [
          each.localState(each.localOf[row[at]!]!),
          each.messages(each.inboxOf[row[at]!]!).map(message => registers.envelope(message)),
        ]),
        observers.map((each, at) => each.state(row[cells.length + at]!)),
        row.slice(-2).join(),
      ]);
    const found = told(new Search(model, new Monitors(model, []), reductionsOf(model, [], {})), model, 300);
    const astray = found.filter(
      ([row, stem]) =>
        meaning(replay(other, { stem }).end) !== meaning({ model, row: Int32Array.from(row.split(','), Number) }),
    );
    expect(astray).toEqual([]);
  });
});

test('replicas that are alike: each way leads to a world that its representative stands for', () => {
  const scenario = twoPhaseCommitOf(4);
  const model = new Model(scenario, settingOf(scenario));
  const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], { symmetry: true }));
  const found = told(search, model, 50);
  const lengths = [...waysOf(model)].map(([row, way]) => [row, way.length] as const);
  const symmetry = new Symmetry(model, model.alike);
  const shortest = new Map<string, number>();
  for (const [text, length] of lengths) {
    const row = Int32Array.from(text.split(','), Number);
    symmetry.canonicalise(row);
    shortest.set(row.join(), Math.min(length, shortest.get(row.join()) ?? Number.POSITIVE_INFINITY));
  }
  expect(found.length).toBe(shortest.size);
  for (const [representative, stem] of found) {
    const row = replay(model, { stem }).end.row.slice();
    symmetry.canonicalise(row);
    expect([row.join(), stem.length]).toEqual([representative, shortest.get(representative)]);
  }
});
