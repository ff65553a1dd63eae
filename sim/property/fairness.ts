/**
 * Fair cycles. Every fairness item (deliver this message, let this timer expire, …) is strongly fair: an item that is
 * enabled infinitely often is taken infinitely often. A fair run can stay in a set of worlds for ever if the set takes
 * every item that it enables. The search splits strongly connected components (Tarjan 1972) until each has this
 * property (Emerson and Lei 1987, for Streett conditions).
 */
import { StateGraph } from '../storage/state-graph.ts';
import { itemsIn, type Step } from '../world/world.ts';

/**
 * The strongly connected components with at least one step inside, of the graph restricted to `worlds`.
 * Iterative, so that depth is bounded by memory and not by the call stack.
 */
export function components(
  graph: StateGraph,
  worlds: Iterable<number>,
  within: (world: number) => boolean,
): number[][] {
  const order = new Int32Array(graph.worlds).fill(-1);
  const low = new Int32Array(graph.worlds);
  const open = new Uint8Array(graph.worlds);
  const cursor = new Int32Array(graph.worlds);
  const pending: number[] = [];
  const found: number[][] = [];
  let clock = 0;
  for (const root of worlds) {
    if (order[root]! >= 0 || !within(root)) continue;
    const path = [root];
    while (path.length > 0) {
      const world = path[path.length - 1]!;
      if (order[world]! < 0) {
        order[world] = low[world] = clock++;
        cursor[world] = graph.first(world);
        open[world] = 1;
        pending.push(world);
      }
      if (cursor[world]! < graph.first(world + 1)) {
        const next = graph.to[cursor[world]!++]!;
        if (!within(next)) continue;
        if (order[next]! < 0) path.push(next);
        else if (open[next]) low[world] = Math.min(low[world]!, order[next]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[world]!);
      if (low[world] !== order[world]) continue;
      const component: number[] = [];
      let member: number;
      do {
        member = pending.pop()!;
        open[member] = 0;
        component.push(member);
      } while (member !== world);
      // A step that leaves the world unchanged is not counted, so a component of one world has no step inside.
      if (component.length > 1) found.push(component);
    }
  }
  return found;
}

/** Every maximal fair component inside `candidates` that contains a world for which `wanted` is true. */
export function fairComponents(
  graph: StateGraph,
  candidates: readonly number[],
  within: (world: number) => boolean,
  wanted: (world: number) => boolean,
): number[][] {
  const fair: number[][] = [];
  const queue = components(graph, candidates, within);
  while (queue.length > 0) {
    const component = queue.pop()!;
    if (!component.some(wanted)) continue;
    const members = new Set(component);
    const taken = itemsTaken(graph, members);
    const rest = component.filter(world => !starves(graph, world, taken));
    if (rest.length === component.length) fair.push(component);
    else {
      const left = new Set(rest);
      queue.push(...components(graph, rest, world => left.has(world)));
    }
  }
  return fair;
}

/** Whether a cycle of a run is fair: no world on it enables an item that the cycle never takes. */
export function isFair(cycle: readonly Step[]): boolean {
  const graph = new StateGraph();
  const outside = cycle.length;
  for (const [world, { from, at }] of cycle.entries()) {
    graph.beginWorlds(world);
    for (const [choice, item] of itemsIn(from).entries())
      graph.addStep(choice === at ? (world + 1) % cycle.length : outside, item);
  }
  const worlds = [...cycle.keys()];
  const taken = itemsTaken(graph, new Set(worlds));
  return !worlds.some(world => starves(graph, world, taken));
}

/** Whether a world enables an item that is not in `taken`. */
function starves(graph: StateGraph, world: number, taken: ReadonlySet<number>): boolean {
  for (let step = graph.first(world); step < graph.first(world + 1); step++)
    if (graph.item[step]! >= 0 && !taken.has(graph.item[step]!)) return true;
  return false;
}

/** The fairness items with a step from a member to a member. */
function itemsTaken(graph: StateGraph, members: ReadonlySet<number>): Set<number> {
  const taken = new Set<number>();
  for (const world of members)
    for (let step = graph.first(world); step < graph.first(world + 1); step++)
      if (graph.item[step]! >= 0 && members.has(graph.to[step]!)) taken.add(graph.item[step]!);
  return taken;
}

/**
 * The steps of a closed walk from `entry` inside a fair component that takes each of its items and visits a `wanted`
 * world.
 */
export function fairWalk(
  graph: StateGraph,
  component: readonly number[],
  entry: number,
  wanted: (world: number) => boolean,
): number[] {
  const members = new Set(component);
  const untaken = itemsTaken(graph, members);
  const walk: number[] = [];
  let here = entry;
  let met = wanted(entry);
  const go = (until: (step: number) => boolean): void => {
    for (const step of shortest(graph, here, members, until)) {
      walk.push(step);
      here = graph.to[step]!;
      met ||= wanted(here);
      untaken.delete(graph.item[step]!);
    }
  };
  for (const item of [...untaken]) if (untaken.has(item)) go(step => graph.item[step] === item);
  if (!met) go(step => wanted(graph.to[step]!));
  if (walk.length === 0 || here !== entry) go(step => graph.to[step] === entry);
  return walk;
}

/** The shortest run of steps inside `members` whose last step satisfies `until`. */
function shortest(
  graph: StateGraph,
  from: number,
  members: ReadonlySet<number>,
  until: (step: number) => boolean,
): number[] {
  const cameBy = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const queue = [from];
  const seen = new Set(queue);
  for (const world of queue)
    for (let step = graph.first(world); step < graph.first(world + 1); step++) {
      const next = graph.to[step]!;
      if (!members.has(next)) continue;
      if (until(step)) {
        const steps = [step];
        for (let at = world; at !== from; at = cameFrom.get(at)!) steps.push(cameBy.get(at)!);
        return steps.reverse();
      }
      if (seen.has(next)) continue;
      seen.add(next);
      cameBy.set(next, step);
      cameFrom.set(next, world);
      queue.push(next);
    }
  return [];
}
