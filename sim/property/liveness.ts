/**
 * Liveness over an explored graph: is there a fair run on which the promise is never kept? It either ends in a settled
 * world or goes round a fair cycle; the shortest way there is the trace, the cycle its lasso.
 */

import type { StateGraph } from '../storage/state-graph.ts';
import { fairComponents, fairWalk } from './fairness.ts';

/** A promise, as marks on worlds. */
export interface Promised {
  readonly form: 'eventually' | 'stabilises' | 'leadsTo';
  /** The goal: reached, once and for all settled in, or what the trigger leads to. */
  readonly goal: (world: number) => boolean;
  /** The trigger of `leadsTo`; the beginning for `eventually`. */
  readonly trigger: (world: number) => boolean;
}

/** A broken promise, as places of choices: a stem, and a cycle where the run never ends. */
export interface Lasso {
  readonly stem: readonly number[];
  readonly cycle: readonly number[] | undefined;
}

/** Worlds that lie on some cycle of the whole graph; most graphs of bounded protocols have few. */
export type Cyclic = readonly number[];

/** The shortest fair run that breaks the promise, or undefined where every fair run keeps it. */
export function fairCounterexample(
  graph: StateGraph,
  cyclic: Cyclic,
  { form, goal, trigger }: Promised,
): Lasso | undefined {
  // Waiting: worlds in which the promise is owed. For ◇□ that is everywhere, and a world without the goal is wanted.
  const waiting = form === 'stabilises' ? undefined : owed(graph, trigger, goal);
  const within = (world: number): boolean => waiting === undefined || waiting[world] === 1;
  const wanted = (world: number): boolean => form !== 'stabilises' || !goal(world);
  const candidates = cyclic.filter(within);
  const on = new Set(candidates);
  const fair = fairComponents(graph, candidates, world => on.has(world), wanted);
  const componentOf = new Map<number, number[]>();
  for (const component of fair) for (const world of component) componentOf.set(world, component);
  const bad = (world: number): boolean =>
    within(world) && (componentOf.has(world) || (wanted(world) && graph.settled(world)));

  const found = shortestWay(graph, form === 'leadsTo' ? trigger : undefined, goal, form, bad);
  if (!found) return undefined;
  const { stem, end } = found;
  const component = componentOf.get(end);
  if (!component) return { stem, cycle: undefined };
  const owners = new Map<number, number>();
  for (const world of component)
    for (let step = graph.first(world); step < graph.first(world + 1); step++) owners.set(step, world);
  const walk = fairWalk(graph, component, end, wanted);
  return { stem, cycle: walk.map(step => step - graph.first(owners.get(step)!)) };
}

/** Marks the worlds reachable from a trigger without meeting the goal. */
function owed(graph: StateGraph, trigger: (world: number) => boolean, goal: (world: number) => boolean): Uint8Array {
  const marks = new Uint8Array(graph.worlds);
  const queue: number[] = [];
  const mark = (world: number): void => {
    if (marks[world] || goal(world)) return;
    marks[world] = 1;
    queue.push(world);
  };
  for (let world = 0; world < graph.worlds; world++) if (trigger(world)) mark(world);
  for (const world of queue)
    for (let step = graph.first(world); step < graph.first(world + 1); step++) mark(graph.to[step]!);
  return marks;
}

/** The shortest run from the beginning to a bad world; once the promise is owed it stays clear of the goal. */
function shortestWay(
  graph: StateGraph,
  trigger: ((world: number) => boolean) | undefined,
  goal: (world: number) => boolean,
  form: Promised['form'],
  bad: (world: number) => boolean,
): { readonly stem: number[]; readonly end: number } | undefined {
  // A node is a world before (even) or after (odd) the promise came to be owed.
  const cameBy = new Int32Array(graph.worlds * 2).fill(-2);
  const cameFrom = new Int32Array(graph.worlds * 2);
  const queue: number[] = [];
  const enter = (world: number, isOwed: boolean, by: number, from: number): void => {
    const now = isOwed || (trigger === undefined ? true : trigger(world) && !goal(world));
    if (isOwed && form !== 'stabilises' && goal(world)) {
      // The promise was kept; for `leadsTo` it may be owed again later.
      if (form === 'leadsTo') visit(2 * world, by, from);
      return;
    }
    if (now && form === 'eventually' && goal(world)) return;
    visit(2 * world + (now ? 1 : 0), by, from);
  };
  const visit = (node: number, by: number, from: number): void => {
    if (cameBy[node] !== -2) return;
    cameBy[node] = by;
    cameFrom[node] = from;
    queue.push(node);
  };
  enter(0, false, -1, -1);
  for (const node of queue) {
    const world = node >> 1;
    const isOwed = (node & 1) === 1;
    if (isOwed && bad(world)) {
      const stem: number[] = [];
      for (let at = node; cameBy[at]! >= 0; at = cameFrom[at]!)
        stem.push(cameBy[at]! - graph.first(cameFrom[at]! >> 1));
      return { stem: stem.reverse(), end: world };
    }
    for (let step = graph.first(world); step < graph.first(world + 1); step++)
      enter(graph.to[step]!, isOwed, step, node);
  }
  return undefined;
}
