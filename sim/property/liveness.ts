/**
 * Liveness over an explored graph: is there a fair run on which an obligation is pending for ever? Such a run ends in a
 * settled world or in a fair cycle. The shortest path there is the stem of the trace.
 */

import type { StateGraph } from '../storage/state-graph.ts';
import { fairComponents, fairWalk } from './fairness.ts';
import { isBad, isPending, type Obligation } from './forms.ts';

/** A trace, as indices of choices: a stem, and a cycle where the run never ends. */
export interface Lasso {
  readonly stem: readonly number[];
  readonly cycle: readonly number[] | undefined;
}

/** The worlds that lie on some cycle of the whole graph. Most graphs of bounded protocols have few. */
export type Cyclic = readonly number[];

/** A fair run that violates the property, with the shortest stem; undefined where no fair run violates it. */
export function fairCounterexample(
  graph: StateGraph,
  cyclic: Cyclic,
  obligation: Obligation<number>,
): Lasso | undefined {
  const pending = pendingWorlds(graph, obligation);
  const isWithin = (world: number): boolean => pending[world] === 1;
  const isWanted = (world: number): boolean => isBad(obligation, world);
  const candidates = cyclic.filter(isWithin);
  const on = new Set(candidates);
  const fair = fairComponents(graph, candidates, world => on.has(world), isWanted);
  const componentOf = new Map<number, number[]>();
  for (const component of fair) for (const world of component) componentOf.set(world, component);
  const isEnd = (world: number): boolean =>
    isWithin(world) && (componentOf.has(world) || (isWanted(world) && graph.settled(world)));

  const found = shortestPath(graph, obligation, isEnd);
  if (!found) return undefined;
  const { stem, end } = found;
  const component = componentOf.get(end);
  if (!component) return { stem, cycle: undefined };
  const owners = new Map<number, number>();
  for (const world of component)
    for (let step = graph.first(world); step < graph.first(world + 1); step++) owners.set(step, world);
  const walk = fairWalk(graph, component, end, isWanted);
  return { stem, cycle: walk.map(step => step - graph.first(owners.get(step)!)) };
}

/** Marks the worlds in which the obligation is pending on some run. */
function pendingWorlds(graph: StateGraph, obligation: Obligation<number>): Uint8Array {
  const marks = new Uint8Array(graph.worlds);
  const queue: number[] = [];
  const enter = (world: number, was: boolean): void => {
    if (marks[world] || !isPending(obligation, world, was, !was && world === 0)) return;
    marks[world] = 1;
    queue.push(world);
  };
  for (let world = 0; world < graph.worlds; world++) enter(world, false);
  for (const world of queue)
    for (let step = graph.first(world); step < graph.first(world + 1); step++) enter(graph.to[step]!, true);
  return marks;
}

/** The shortest run from the first world to an end world with the obligation pending. */
function shortestPath(
  graph: StateGraph,
  obligation: Obligation<number>,
  isEnd: (world: number) => boolean,
): { readonly stem: number[]; readonly end: number } | undefined {
  // A node is a world with the obligation pending (odd) or not (even).
  const cameBy = new Int32Array(graph.worlds * 2).fill(-2);
  const cameFrom = new Int32Array(graph.worlds * 2);
  const queue: number[] = [];
  const enter = (world: number, was: boolean, by: number, from: number): void => {
    const isNow = isPending(obligation, world, was, by < 0);
    // Without a trigger, a discharged obligation never arises again.
    if (!isNow && !obligation.trigger) return;
    const node = 2 * world + (isNow ? 1 : 0);
    if (cameBy[node] !== -2) return;
    cameBy[node] = by;
    cameFrom[node] = from;
    queue.push(node);
  };
  enter(0, false, -1, -1);
  for (const node of queue) {
    const world = node >> 1;
    const isNow = (node & 1) === 1;
    if (isNow && isEnd(world)) {
      const stem: number[] = [];
      for (let at = node; cameBy[at]! >= 0; at = cameFrom[at]!)
        stem.push(cameBy[at]! - graph.first(cameFrom[at]! >> 1));
      return { stem: stem.reverse(), end: world };
    }
    for (let step = graph.first(world); step < graph.first(world + 1); step++)
      enter(graph.to[step]!, isNow, step, node);
  }
  return undefined;
}
