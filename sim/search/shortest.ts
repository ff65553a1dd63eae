/**
 * Shortest traces, after a search that left steps out. The findings of such a search are valid, but a shorter trace can
 * exist, or a lexicographically lesser one of the same length. So a second, full breadth-first search looks for them,
 * down to the length found.
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

/** The second search stops at this many times the worlds of the first, but not before the floor. */
const shortestFactor = 20;
const shortestFloor = 100_000;

/** The number of worlds of one turn. */
const worldsPerTurn = 2_048;

/** The cost of the first search, and what stopped it. */
export interface Before {
  /** The number of worlds explored, including those of discarded searches. */
  readonly worlds: number;
  readonly seconds: number;
  readonly stopped: Stopped | undefined;
}

/** The same findings with shortest traces, within the limits and in proportion to the work of the first search. */
export function* shortestAfter(
  model: Model,
  findings: readonly Finding[],
  { worlds, seconds, stopped }: Before,
  limits: Limits,
  outside: Outside,
  beginning: Row,
): Generator<Progress, Finding[], 'stop' | undefined> {
  const { worldsMax = Infinity, secondsMax = Infinity } = limits;
  // A check that was interrupted or is out of memory has to end soon.
  const isOver = stopped === 'interrupted' || stopped === 'bytesMax' || stopped === 'outOfMemory';
  const most = isOver ? 1 : Math.max(shortestFloor, shortestFactor * worlds);
  const remaining = { ...limits, worldsMax: Math.min(worldsMax, most), secondsMax: secondsMax - seconds };
  return yield* shortest(model, findings, remaining, outside, beginning);
}

/**
 * The same findings with shortest traces; if a limit is met first, `added` is an upper bound of a trace's excess
 * length.
 */
export function* shortest(
  model: Model,
  findings: readonly Finding[],
  limits: Limits,
  outside: Outside,
  beginning: Row = model.initial,
): Generator<Progress, Finding[], 'stop' | undefined> {
  const traced = findings.filter(({ trace }) => trace !== undefined);
  const budget = new MemoryBudget();
  budget.bytesMax = limits.bytesMax ?? Infinity;
  const monitors = new Monitors(
    model,
    traced.map(({ property }) => property),
    budget,
  );
  const search = new Search(model, monitors, [new SleepSets(model)], budget, beginning);
  let isOutOfMemory = false;
  const work = {
    get isDone() {
      return isOutOfMemory || search.isDone || monitors.areFound;
    },
    get reached() {
      return { worlds: search.worlds.count, steps: search.steps, depth: search.depth };
    },
    get bytes() {
      return budget.held;
    },
    overflowed: false,
    turn: () => {
      budget.machineMax = budget.held + bytesPart * (outside.memory?.().bytes ?? Infinity);
      isOutOfMemory = search.turn(worldsPerTurn, {}) !== undefined;
    },
  };
  if (traced.length > 0) yield* runInSlices(work, limits, outside);
  const again = monitors.conclude(false, (world, last) => search.pathTo(world, last), undefined, []);
  return findings.map(finding => {
    const { trace } = finding;
    if (!trace) return finding;
    const found = again[traced.indexOf(finding)]!.trace;
    if (found) return { ...finding, trace: found };
    // The search has covered every path of at most `depth` steps.
    const added = trace.stem.length - search.depth - 1;
    return added > 0 ? { ...finding, added } : finding;
  });
}
