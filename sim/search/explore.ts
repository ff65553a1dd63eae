/**
 * Exhaustive exploration, breadth first: every world of the scenario, so that a first violation has a shortest trace,
 * and among equally short ones the least list of choices. Goes on past a violation until each property has its verdict,
 * and to the end where it is not told to stop then (`untilFound`). A generator, so that a driver can show progress, hear
 * what was found and stop it; it knows no clock but the one it is given.
 */

import { components } from '../property/fairness.ts';
import { Monitors } from '../property/monitors.ts';
import type { Property } from '../property/property.ts';
import { type Explored, type Finding, isWhole, type Limits, type Progress, type Stopped } from '../property/verdict.ts';
import { reductionsOf } from '../reduction/reductions.ts';
import { MemoryBudget, shortageOf } from '../storage/memory-budget.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import { Checkpoint, type Spent } from './checkpoint.ts';
import { bytesPart, heapPart, type Outside } from './outside.ts';
import { Search } from './search.ts';
import { shortestAfter } from './shortest.ts';

/** Worlds between two looks at the clock and two chances to be stopped. */
const worldsPerTurn = 2048;

/** Between two looks at what memory is left: asking costs as much as a hundred worlds. */
const lookEveryMs = 50;

/** A checkpoint is written this often, and more seldom where writing takes more than a twentieth of the time. */
const keepEveryMs = 60_000;
const keepPart = 20;

/** Explores from the model's beginning, or from another row; yields after every turn, and stops early where it is sent `'stop'`. */
export function* exploring(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  outside: Outside,
  beginning: Row = model.initial,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  const begun = outside.now();
  const reductions = reductionsOf(model, properties, limits, {
    isStored: outside.store !== undefined,
    isAhead: beginning !== model.initial,
  });
  const monitored = [...properties, ...reductions.flatMap(({ properties: more = [] }) => more)];
  const reads = reductions.find(reduction => reduction.reads)?.reads;
  const begin = () => {
    const room = new MemoryBudget();
    const monitors = new Monitors(model, monitored, room, reads);
    const search = new Search(model, monitors, reductions, room, beginning);
    // What it begins with is always there.
    room.bytesMax = limits.bytesMax ?? Infinity;
    return { room, monitors, search };
  };
  let { room, monitors, search } = begin();
  let spent: Spent = { seconds: 0 };
  let stopped: Stopped | undefined;
  let checkpoint = outside.store && new Checkpoint(outside.store, model, properties, limits);

  let lookAt = begun;
  const look = (): Stopped | undefined => {
    if (room.held >= room.bytesMax) return 'bytesMax';
    const now = outside.now();
    if (now < lookAt) return undefined;
    lookAt = now + lookEveryMs;
    const { bytes = Infinity, heap = 1 } = outside.memory?.() ?? {};
    room.machineMax = room.held + bytesPart * bytes;
    return heap < heapPart ? 'outOfMemory' : undefined;
  };
  if (checkpoint?.check()) {
    try {
      look();
      spent = checkpoint.resume(search, monitors);
    } catch (error) {
      stopped = shortageOf(error);
      if (!stopped) throw error;
      // What there is no room for stays as it is on disk; nothing is concluded from a part of it.
      checkpoint = undefined;
      ({ room, monitors, search } = begin());
    }
  }
  const way = (world: number, last?: number): number[] => search.way(world, last);
  const told = new Set<Property>();
  const news = (): { readonly found?: readonly Finding[] } => {
    // What a reduction concludes is known only in the end.
    if (reductions.some(({ knowsInTheEnd }) => knowsInTheEnd)) return {};
    try {
      const found = monitors.foundBeside(told, way);
      for (const { property } of found) told.add(property);
      return found.length > 0 ? { found } : {};
    } catch (error) {
      if (!shortageOf(error)) throw error;
      return {};
    }
  };
  const ended = (): Stopped | undefined => (limits.untilFound && monitors.areFound ? 'found' : undefined);

  let first = { steps: search.steps, at: search.at };
  const here = (): number => (outside.now() - begun) / 1000;
  const total = (): Spent => ({ seconds: spent.seconds + here() });
  let keepAt = begun + keepEveryMs;
  const keep = (): void => {
    const from = outside.now();
    checkpoint?.save(search, monitors, total());
    const now = outside.now();
    keepAt = now + Math.max(keepEveryMs, keepPart * (now - from));
  };

  /** Begins anew where a claim that something can be left out was wrong. */
  const anew = (isOver: boolean): boolean => {
    const soFar = { worlds: search.worlds.count, isDone: search.isDone, isOver, stopped };
    if (!reductions.some(reduction => reduction.beginsAnew?.(soFar))) return false;
    ({ room, monitors, search } = begin());
    first = { steps: 0, at: 0 };
    return true;
  };

  stopped ??= ended() ?? look();
  while (!stopped) {
    stopped = search.turn(worldsPerTurn, limits);
    const isOver = search.isDone || ended() !== undefined;
    if (isOver && !stopped)
      for (const reduction of reductions)
        reduction.lookBack?.(
          search.worlds,
          monitors.conclude(true, () => [], undefined, []),
        );
    if (anew(stopped !== undefined || isOver)) stopped = undefined;
    else if (stopped || search.isDone) break;
    const seconds = here();
    const perSecond = (count: number): number => (seconds > 0 ? Math.round(count / seconds) : 0);
    const said = yield {
      worlds: search.worlds.count,
      steps: search.steps,
      depth: search.depth,
      seconds: total().seconds,
      pace: {
        waiting: search.worlds.count - search.at,
        growth: search.growth,
        bytes: room.held,
        stepsPerSecond: perSecond(search.steps - first.steps),
        worldsPerSecond: perSecond(search.at - first.at),
      },
      ...news(),
    };
    if (said === 'stop') stopped = 'interrupted';
    else if (!ended() && seconds >= (limits.secondsMax ?? Infinity)) stopped = 'secondsMax';
    else {
      stopped = ended() ?? look();
      if (stopped && anew(true)) stopped = undefined;
    }
    if (outside.now() >= keepAt && !stopped) keep();
  }
  keep();

  let complete = stopped === undefined && !search.overflowed;
  const { symmetry }: Partial<Explored> = Object.assign({}, ...reductions.map(reduction => reduction.told?.()));
  let findings: Finding[];
  try {
    const { graph } = search;
    const cyclic = graph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
    findings = monitors.conclude(isWhole({ complete, ...(symmetry ? { symmetry } : {}) }, limits), way, graph, cyclic);
  } catch (error) {
    stopped = shortageOf(error);
    if (!stopped) throw error;
    complete = false;
    findings = monitors.conclude(complete, way, undefined, []);
  }
  if (reductions.some(({ losesShortest }) => losesShortest)) {
    const spent = reductions.reduce((sum, { spent = 0 }) => sum + spent, search.worlds.count);
    const before = { worlds: spent, seconds: total().seconds, stopped };
    findings = yield* shortestAfter(model, findings, before, limits, outside, beginning);
  }
  for (const reduction of reductions) findings = reduction.conclude?.(findings) ?? findings;
  const { worlds, steps, skipped, depth, overflowed } = search;
  const { seconds } = total();
  const perWorld = (bytes: number): number => Math.round((bytes / worlds.count) * 10) / 10;
  const explored: Explored = {
    worlds: worlds.count,
    steps,
    skipped,
    depth,
    complete,
    ...(stopped ? { stopped } : overflowed ? { stopped: 'inFlightMax' as const } : {}),
    seconds,
    worldsPerSecond: seconds > 0 ? Math.round(worlds.count / seconds) : 0,
    bytesPerWorld: perWorld(room.held),
    tableBytesPerWorld: perWorld(worlds.tableBytes),
    machineCalls: model.machineCalls,
    ...(model.notRun.length > 0 ? { notRun: model.notRun } : {}),
    ...Object.assign({}, ...reductions.map(reduction => reduction.told?.())),
  };
  return { findings, explored };
}

/** Explores to the end in one go. */
export function explore(
  model: Model,
  properties: readonly Property[],
  limits: Limits = {},
  outside: Outside = { now: () => 0 },
): { findings: Finding[]; explored: Explored } {
  const run = exploring(model, properties, limits, outside);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

function* worldsOf(graph: StateGraph): Iterable<number> {
  for (let world = 0; world < graph.worlds; world++) yield world;
}
