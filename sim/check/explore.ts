/**
 * Exhaustive exploration, breadth first: every world of the scenario, so that a first violation has a shortest trace,
 * and among equally short ones the least list of choices. Goes on past a violation until each property has its verdict.
 * A generator, so that a driver can show progress and stop it; it knows no clock but the one it is given.
 */

import type { Model } from '../world/model.ts';
import { components } from './fairness.ts';
import type { Graph } from './graph.ts';
import type { Property } from './property.ts';
import { Search } from './search.ts';
import type { Explored, Finding, Limits, Progress } from './verdict.ts';
import { Watches } from './watch.ts';

/** What exploration needs from outside. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Worlds between two looks at the clock and two chances to be stopped. */
const worldsPerTurn = 2048;

/** Explores; yields after every turn, and stops early where it is sent `'stop'`. */
export function* exploring(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  clock: Clock,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  const begun = clock.now();
  const watches = new Watches(model, properties);
  const search = new Search(model, watches, limits);
  let stopped: Explored['stopped'];
  for (;;) {
    stopped = search.turn(worldsPerTurn, limits);
    if (stopped || search.isDone) break;
    const { steps, depth } = search;
    const seconds = (clock.now() - begun) / 1000;
    const told = yield { worlds: search.worlds.count, steps, depth, seconds };
    if (told === 'stop') stopped = 'interrupted';
    else if (seconds >= (limits.secondsMax ?? Infinity)) stopped = 'secondsMax';
    else if (search.bytes >= (limits.bytesMax ?? Infinity)) stopped = 'bytesMax';
    if (stopped) break;
  }

  const { worlds, graph, steps, depth, overflowed } = search;
  const complete = stopped === undefined && !overflowed;
  const seconds = (clock.now() - begun) / 1000;
  const explored: Explored = {
    worlds: worlds.count,
    steps,
    skipped: search.skipped,
    depth,
    complete,
    ...(stopped ? { stopped } : overflowed ? { stopped: 'inFlightMax' as const } : {}),
    seconds,
    worldsPerSecond: seconds > 0 ? Math.round(worlds.count / seconds) : 0,
    bytesPerWorld: Math.round((search.bytes / worlds.count) * 10) / 10,
    machineCalls: model.machineCalls,
  };
  const cyclic = graph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
  const findings = watches.conclude(complete, (world, last) => search.way(world, last), graph, cyclic);
  return { findings, explored };
}

/** Explores to the end in one go. */
export function explore(
  model: Model,
  properties: readonly Property[],
  limits: Limits = {},
  clock: Clock = { now: () => 0 },
): { findings: Finding[]; explored: Explored } {
  const run = exploring(model, properties, limits, clock);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

function* worldsOf(graph: Graph): Iterable<number> {
  for (let world = 0; world < graph.worlds; world++) yield world;
}
