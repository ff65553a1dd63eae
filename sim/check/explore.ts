/**
 * Exhaustive exploration, breadth first: every world of the scenario, so that a first violation has a shortest trace,
 * and among equally short ones the least list of choices. Goes on past a violation until each property has its verdict,
 * and to the end where it is not told to stop then (`untilFound`). A generator, so that a driver can show progress, hear
 * what was found and stop it; it knows no clock but the one it is given.
 */

import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/successors.ts';
import { AmpleRun } from './ample-run.ts';
import { Checkpoint, type Spent, type Store } from './checkpoint.ts';
import { ConeRun } from './cone-run.ts';
import { components } from './fairness.ts';
import type { Graph } from './graph.ts';
import type { Property } from './property.ts';
import { Room, shortageOf } from './room.ts';
import { Search } from './search.ts';
import { type Explored, type Finding, isWhole, type Limits, type Progress, type Stopped } from './verdict.ts';
import { Watches } from './watch.ts';

/** What exploration needs from outside. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** What it can make use of besides. */
export interface Outside extends Clock {
  /** What memory is left: bytes the machine can give for worlds, and the part of the heap that is free. */
  readonly memory?: () => { readonly bytes: number; readonly heap: number };
  /** Where to keep how far it has come, and to go on from. */
  readonly store?: Store;
}

/** Worlds between two looks at the clock and two chances to be stopped. */
const worldsPerTurn = 2048;

/** Between two looks at what memory is left: asking costs as much as a hundred worlds. */
const lookEveryMs = 50;

/** Of the bytes the machine can give, the part that is taken; and the part of the heap that is left alone. */
export const bytesPart = 0.8;
const heapPart = 0.1;

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
  if (limits.cone && beginning !== model.initial)
    throw new InputError('cone: it begins where the scenario does; check without one of them');
  const cone = limits.cone ? new ConeRun(model, properties, limits, outside.store !== undefined) : undefined;
  const ample = limits.partialOrder ? new AmpleRun(model, properties, limits, outside.store !== undefined) : undefined;
  const begin = () => {
    const room = new Room();
    const watches = new Watches(model, cone?.properties ?? properties, room, ample?.reads);
    const search = new Search(model, watches, limits, room, beginning, ample?.reads);
    // What it begins with is always there.
    room.bytesMax = limits.bytesMax ?? Infinity;
    return { room, watches, search };
  };
  let { room, watches, search } = begin();
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
      spent = checkpoint.resume(search, watches);
    } catch (error) {
      stopped = shortageOf(error);
      if (!stopped) throw error;
      // What there is no room for stays as it is on disk; nothing is concluded from a part of it.
      checkpoint = undefined;
      ({ room, watches, search } = begin());
    }
  }
  const way = (world: number, last?: number): number[] => search.way(world, last);
  const told = new Set<Property>();
  const news = (): { readonly found?: readonly Finding[] } => {
    // What is found while letters are left out is known to be so only in the end.
    if (cone) return {};
    try {
      const found = watches.foundBeside(told, way);
      for (const { property } of found) told.add(property);
      return found.length > 0 ? { found } : {};
    } catch (error) {
      if (!shortageOf(error)) throw error;
      return {};
    }
  };
  const ended = (): Stopped | undefined => (limits.untilFound && watches.areFound ? 'found' : undefined);

  let first = { steps: search.steps, at: search.at };
  const here = (): number => (outside.now() - begun) / 1000;
  const total = (): Spent => ({ seconds: spent.seconds + here() });
  let keepAt = begun + keepEveryMs;
  const keep = (): void => {
    const from = outside.now();
    checkpoint?.save(search, watches, total());
    const now = outside.now();
    keepAt = now + Math.max(keepEveryMs, keepPart * (now - from));
  };

  /** Begins anew where a claim that something can be left out was wrong. */
  const anew = (isOver: boolean): boolean => {
    if (!cone?.beginsAnew(search.worlds.count, isOver) && !ample?.beginsAnew(search, stopped)) return false;
    ({ room, watches, search } = begin());
    first = { steps: 0, at: 0 };
    return true;
  };

  stopped ??= ended() ?? look();
  while (!stopped) {
    stopped = search.turn(worldsPerTurn, limits);
    const isOver = search.isDone || ended() !== undefined;
    if (isOver && !stopped)
      cone?.lookBack(
        search.worlds,
        watches.conclude(true, () => [], undefined, []),
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
  const { alike } = search;
  const symmetry = alike && { proved: alike.isProved, compared: alike.compared };
  let findings: Finding[];
  try {
    const { graph } = search;
    const cyclic = graph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
    findings = watches.conclude(isWhole({ complete, ...(symmetry ? { symmetry } : {}) }, limits), way, graph, cyclic);
    alike?.confirm(findings);
  } catch (error) {
    stopped = shortageOf(error);
    if (!stopped) throw error;
    complete = false;
    findings = watches.conclude(complete, way, undefined, []);
  }
  if (ample) findings = yield* ample.shortest(findings, search, stopped, total().seconds, outside, beginning);
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
    ...(cone ? { deadLetters: cone.told } : {}),
    ...(symmetry ? { symmetry } : {}),
    ...(ample ? { partialOrder: ample.told(search) } : {}),
  };
  return { findings: cone?.retold(findings) ?? findings, explored };
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

function* worldsOf(graph: Graph): Iterable<number> {
  for (let world = 0; world < graph.worlds; world++) yield world;
}
