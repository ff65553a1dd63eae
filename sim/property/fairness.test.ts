/**
 * Goal: a liveness property is violated exactly if a fair run violates it, and the stem reported is the least of the
 * shortest. Method: random graphs of up to six worlds. The oracle tries every set of worlds: a fair run can stay in it
 * for ever if it is strongly connected and takes every item that it enables. It has no components and no queue of
 * splits.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StateGraph } from '../storage/state-graph.ts';
import { components } from './fairness.ts';
import { fairCounterexample, type Lasso } from './liveness.ts';
import type { Form } from './property.ts';

interface Step {
  readonly to: number;
  readonly item: number;
}
type Steps = readonly (readonly Step[])[];

const world = fc.nat(5);
const systems = fc.record({
  steps: fc.array(fc.array(fc.record({ to: world, item: fc.integer({ min: -1, max: 4 }) }), { maxLength: 3 }), {
    minLength: 4,
    maxLength: 6,
  }),
  form: fc.constantFrom('eventually' as const, 'stabilises' as const, 'leadsTo' as const),
  goals: fc.uniqueArray(world, { maxLength: 3 }),
  triggers: fc.uniqueArray(world, { minLength: 1, maxLength: 3 }),
});

/** The steps with targets inside the graph, and without self-loops. */
const wellFormed = (steps: Steps): Steps =>
  steps.map((each, from) =>
    each.map(({ to, item }) => ({ to: to % steps.length, item })).filter(({ to }) => to !== from),
  );

function graphOf(steps: Steps): StateGraph {
  const graph = new StateGraph();
  for (const [world, each] of steps.entries()) {
    graph.beginWorlds(world);
    for (const { to, item } of each) graph.addStep(to, item);
  }
  return graph;
}

/** The worlds reachable from a world by one or more steps inside a set. */
function reached(steps: Steps, from: number, inside: ReadonlySet<number>): Set<number> {
  const seen = new Set<number>();
  const open = [from];
  for (const world of open)
    for (const { to } of steps[world]!)
      if (inside.has(to) && !seen.has(to)) {
        seen.add(to);
        open.push(to);
      }
  return seen;
}

/** Every set of worlds that a fair run can stay in for ever, visiting each of them infinitely often. */
function stays(steps: Steps): Set<number>[] {
  const sets: Set<number>[] = [];
  for (let bits = 1; bits < 1 << steps.length; bits++) {
    const set = new Set([...steps.keys()].filter(world => (bits >> world) & 1));
    if ([...set].some(world => reached(steps, world, set).size < set.size)) continue;
    const inside = [...set].flatMap(world => steps[world]!).filter(({ to }) => set.has(to));
    const taken = new Set(inside.map(({ item }) => item));
    if ([...set].every(world => steps[world]!.every(({ item }) => item < 0 || taken.has(item)))) sets.push(set);
  }
  return sets;
}

/**
 * The least of the shortest paths to a world from which the obligation is pending for ever; undefined if there is none.
 */
function expected(steps: Steps, form: Form['form'], goals: Set<number>, triggers: Set<number>): number[] | undefined {
  const isBad = (world: number): boolean =>
    form === 'stabilises'
      ? stays(steps).some(set => set.has(world) && [...set].some(each => !goals.has(each))) ||
        (!goals.has(world) && steps[world]!.every(({ item }) => item < 0))
      : stays(steps).some(set => set.has(world) && [...set].every(each => !goals.has(each))) ||
        (!goals.has(world) && steps[world]!.every(({ item }) => item < 0));
  /**
   * Whether the obligation is pending in a world, given whether it was before; undefined once it is discharged for
   * good.
   */
  const pends = (before: boolean, world: number): boolean | undefined => {
    if (form === 'stabilises') return true;
    if (form === 'eventually') return goals.has(world) ? undefined : true;
    return !goals.has(world) && (before || triggers.has(world));
  };
  // For each world, with the obligation pending or not: the least path with `length` steps.
  const less = (one: readonly number[], other: readonly number[]): boolean => {
    const at = one.findIndex((choice, each) => choice !== other[each]);
    return at >= 0 && one[at]! < other[at]!;
  };
  let level = new Map<string, { readonly world: number; readonly isPending: boolean; readonly way: number[] }>();
  const first = pends(false, 0);
  if (first !== undefined) level.set(`0 ${first}`, { world: 0, isPending: first, way: [] });
  for (let length = 0; length <= 2 * steps.length; length++) {
    const found = [...level.values()].filter(({ world, isPending }) => isPending && isBad(world)).map(({ way }) => way);
    if (found.length > 0) return found.reduce((least, way) => (less(way, least) ? way : least));
    const next: typeof level = new Map();
    for (const { world, isPending, way } of level.values())
      for (const [choice, { to }] of steps[world]!.entries()) {
        const now = pends(isPending, to);
        if (now === undefined) continue;
        const known = next.get(`${to} ${now}`);
        if (!known || less([...way, choice], known.way))
          next.set(`${to} ${now}`, { world: to, isPending: now, way: [...way, choice] });
      }
    level = next;
  }
  return undefined;
}

/**
 * Whether the cycle is closed, fair and violates the property; without a cycle, whether the run ends in a settled
 * world.
 */
function isViolated(steps: Steps, { stem, cycle }: Lasso, form: Form['form'], goals: ReadonlySet<number>): boolean {
  let here = 0;
  for (const choice of stem) here = steps[here]![choice]!.to;
  if (!cycle) return !goals.has(here) && steps[here]!.every(({ item }) => item < 0);
  const [begin, met, taken] = [here, new Set([here]), new Set<number>()];
  for (const choice of cycle) {
    const { to, item } = steps[here]![choice]!;
    taken.add(item);
    met.add(to);
    here = to;
  }
  const isFair = [...met].every(world => steps[world]!.every(({ item }) => item < 0 || taken.has(item)));
  const isDischarged =
    form === 'stabilises' ? [...met].every(each => goals.has(each)) : [...met].some(each => goals.has(each));
  return cycle.length > 0 && here === begin && isFair && !isDischarged;
}

test('a liveness property is violated if a fair run violates it, and the least of the shortest stems is reported', () => {
  const counted = { holds: 0, ends: 0, cycles: 0 };
  fc.assert(
    fc.property(systems, ({ steps: some, form, goals, triggers }) => {
      const steps = wellFormed(some);
      const [goal, trigger] = [new Set(goals), new Set(triggers)];
      const graph = graphOf(steps);
      const cyclic = components(graph, steps.keys(), () => true).flat();
      const lasso = fairCounterexample(graph, cyclic, {
        trigger: form === 'leadsTo' ? world => trigger.has(world) : undefined,
        goal: world => goal.has(world),
        goalDischarges: form !== 'stabilises',
      });
      expect(lasso?.stem).toEqual(expected(steps, form, goal, trigger));
      if (lasso) expect(isViolated(steps, lasso, form, goal)).toBe(true);
      counted[lasso ? (lasso.cycle ? 'cycles' : 'ends') : 'holds']++;
    }),
    { seed: 1, numRuns: 6_000 },
  );
  // None of the three outcomes is rare.
  expect(Math.min(...Object.values(counted)), JSON.stringify(counted)).toBeGreaterThan(100);
});

test('the components are the maximal sets of worlds that are reachable from each other', () => {
  fc.assert(
    fc.property(systems, fc.uniqueArray(world, { maxLength: 5 }), ({ steps: some }, left) => {
      const steps = wellFormed(some);
      const inside = new Set([...steps.keys()].filter(each => !left.includes(each)));
      const found = components(graphOf(steps), inside, world => inside.has(world));
      const mates = (world: number): number[] =>
        [...reached(steps, world, inside)].filter(other => reached(steps, other, inside).has(world)).sort();
      const expected = new Set([...inside].map(world => mates(world).join()).filter(Boolean));
      expect(found.map(component => component.sort().join()).sort()).toEqual([...expected].sort());
    }),
    { seed: 2, numRuns: 500 },
  );
});
