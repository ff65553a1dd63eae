/**
 * Shortest ways, after a search that left steps out. What such a search finds is there, but perhaps a shorter way leads to
 * it, or a lesser one of the same length. So it is searched for again with every step, breadth first, down to the length found.
 */

import { Monitors } from '../property/monitors.ts';
import type { Finding, Limits, Progress, Stopped } from '../property/verdict.ts';
import { SleepSets } from '../reduction/sleep-sets/sleep-sets.ts';
import { MemoryBudget } from '../storage/memory-budget.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import { bytesPart, type Outside } from './outside.ts';
import { Search } from './search.ts';
import { runInSlices } from './sliced-task.ts';

/** The search for shortest ways stops at so many worlds for each that was explored, and at no fewer than the floor. */
const shortestFactor = 20;
const shortestFloor = 100_000;

/** Worlds in a turn. */
const worldsPerTurn = 2_048;

/** What the search before cost, and whether something stopped it. */
export interface Before {
  /** Worlds explored, those of searches that counted for nothing included. */
  readonly worlds: number;
  readonly seconds: number;
  readonly stopped: Stopped | undefined;
}

/** The same findings with their shortest ways, looked for no longer than the limits and the work so far allow. */
export function* shortestAfter(
  model: Model,
  findings: readonly Finding[],
  { worlds, seconds, stopped }: Before,
  limits: Limits,
  outside: Outside,
  beginning: Row,
): Generator<Progress, Finding[], 'stop' | undefined> {
  const { worldsMax = Infinity, secondsMax = Infinity } = limits;
  // A search that was stopped is to come to its end.
  const isOver = stopped === 'interrupted' || stopped === 'bytesMax' || stopped === 'outOfMemory';
  const most = isOver ? 1 : Math.max(shortestFloor, shortestFactor * worlds);
  const left = { ...limits, worldsMax: Math.min(worldsMax, most), secondsMax: secondsMax - seconds };
  return yield* shortest(model, findings, left, outside, beginning);
}

/** The same findings with their shortest ways; where a limit is met first, they say by how much theirs may be longer. */
export function* shortest(
  model: Model,
  findings: readonly Finding[],
  limits: Limits,
  outside: Outside,
  beginning: Row = model.initial,
): Generator<Progress, Finding[], 'stop' | undefined> {
  const traced = findings.filter(({ trace }) => trace !== undefined);
  const room = new MemoryBudget();
  room.bytesMax = limits.bytesMax ?? Infinity;
  const monitors = new Monitors(
    model,
    traced.map(({ property }) => property),
    room,
  );
  const search = new Search(model, monitors, [new SleepSets(model)], room, beginning);
  let isShort = false;
  const work = {
    get isDone() {
      return isShort || search.isDone || monitors.areFound;
    },
    get reached() {
      return { worlds: search.worlds.count, steps: search.steps, depth: search.depth };
    },
    get bytes() {
      return room.held;
    },
    overflowed: false,
    turn: () => {
      room.machineMax = room.held + bytesPart * (outside.memory?.().bytes ?? Infinity);
      isShort = search.turn(worldsPerTurn, {}) !== undefined;
    },
  };
  if (traced.length > 0) yield* runInSlices(work, limits, outside);
  const again = monitors.conclude(false, (world, last) => search.way(world, last), undefined, []);
  return findings.map(finding => {
    const { trace } = finding;
    if (!trace) return finding;
    const found = again[traced.indexOf(finding)]!.trace;
    if (found) return { ...finding, trace: found };
    // Every way of as many steps as the search is deep has been looked at.
    const added = trace.stem.length - search.depth - 1;
    return added > 0 ? { ...finding, added } : finding;
  });
}
