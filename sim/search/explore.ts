/**
 * Exhaustive exploration, breadth first, of every world of a scenario. The first violation has a shortest trace, and
 * among equally short traces the lexicographically least list of choices. The exploration continues past a violation to
 * the end, or under `untilFound` until each property has a finding. It is a generator, so that a driver can show
 * progress, receive findings and stop it. It reads no clock but the one passed in.
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

/** The number of worlds of one turn; the clock is read, and the driver can stop the search, between two turns. */
const worldsPerTurn = 2048;

/** The time between two queries of the free memory; a query costs as much as a hundred worlds. */
const queryMemoryEveryMs = 50;

/**
 * The least time between two checkpoints, in milliseconds, and the same as a multiple of the time that writing one
 * takes.
 */
const saveEveryMs = 60_000;
const saveFactor = 20;

/**
 * Explores from the model's initial world, or from another row. Yields after every turn, and stops if `'stop'` is sent
 * to it.
 */
export function* exploring(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  outside: Outside,
  beginning: Row = model.initial,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  const begun = outside.now();
  const reductions = reductionsOf(model, properties, limits, {
    hasCheckpoint: outside.store !== undefined,
    beginsElsewhere: beginning !== model.initial,
  });
  const monitored = [...properties, ...reductions.flatMap(({ properties: more = [] }) => more)];
  const reads = reductions.find(reduction => reduction.reads)?.reads;
  const begin = () => {
    const budget = new MemoryBudget();
    const monitors = new Monitors(model, monitored, budget, reads);
    const search = new Search(model, monitors, reductions, budget, beginning);
    // The limit does not apply to the initial allocation.
    budget.bytesMax = limits.bytesMax ?? Infinity;
    return { budget, monitors, search };
  };
  let { budget, monitors, search } = begin();
  let spent: Spent = { seconds: 0 };
  let stopped: Stopped | undefined;
  let checkpoint = outside.store && new Checkpoint(outside.store, model, properties, limits);

  let queryMemoryAt = begun;
  const memoryLimit = (): Stopped | undefined => {
    if (budget.held >= budget.bytesMax) return 'bytesMax';
    const now = outside.now();
    if (now < queryMemoryAt) return undefined;
    queryMemoryAt = now + queryMemoryEveryMs;
    const { bytes = Infinity, heap = 1 } = outside.memory?.() ?? {};
    budget.machineMax = budget.held + bytesPart * bytes;
    return heap < heapPart ? 'outOfMemory' : undefined;
  };
  if (checkpoint?.check()) {
    try {
      memoryLimit();
      spent = checkpoint.resume(search, monitors);
    } catch (error) {
      stopped = shortageOf(error);
      if (!stopped) throw error;
      // A checkpoint that does not fit into memory stays unchanged on disk; nothing is concluded from a part of it.
      checkpoint = undefined;
      ({ budget, monitors, search } = begin());
    }
  }
  const pathTo = (world: number, last?: number): number[] => search.pathTo(world, last);
  const reported = new Set<Property>();
  const newFindings = (): { readonly found?: readonly Finding[] } => {
    if (reductions.some(({ concludesAtEnd }) => concludesAtEnd)) return {};
    try {
      const found = monitors.foundBeside(reported, pathTo);
      for (const { property } of found) reported.add(property);
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
  let saveAt = begun + saveEveryMs;
  const save = (): void => {
    const from = outside.now();
    checkpoint?.save(search, monitors, total());
    const now = outside.now();
    saveAt = now + Math.max(saveEveryMs, saveFactor * (now - from));
  };

  /** Restarts the search if a claim of a reduction is refuted. */
  const restartIfRefuted = (isOver: boolean): boolean => {
    const progress = { worlds: search.worlds.count, isDone: search.isDone, isOver, stopped };
    if (!reductions.some(reduction => reduction.restartIfRefuted?.(progress))) return false;
    ({ budget, monitors, search } = begin());
    first = { steps: 0, at: 0 };
    return true;
  };

  stopped ??= ended() ?? memoryLimit();
  while (!stopped) {
    stopped = search.turn(worldsPerTurn, limits);
    const isOver = search.isDone || ended() !== undefined;
    if (isOver && !stopped)
      for (const reduction of reductions)
        reduction.review?.(
          search.worlds,
          monitors.conclude(true, () => [], undefined, []),
        );
    if (restartIfRefuted(stopped !== undefined || isOver)) stopped = undefined;
    else if (stopped || search.isDone) break;
    const seconds = here();
    const perSecond = (count: number): number => (seconds > 0 ? Math.round(count / seconds) : 0);
    const command = yield {
      worlds: search.worlds.count,
      steps: search.steps,
      depth: search.depth,
      seconds: total().seconds,
      pace: {
        waiting: search.worlds.count - search.at,
        growth: search.growth,
        bytes: budget.held,
        stepsPerSecond: perSecond(search.steps - first.steps),
        worldsPerSecond: perSecond(search.at - first.at),
      },
      ...newFindings(),
    };
    if (command === 'stop') stopped = 'interrupted';
    else if (!ended() && seconds >= (limits.secondsMax ?? Infinity)) stopped = 'secondsMax';
    else {
      stopped = ended() ?? memoryLimit();
      if (stopped && restartIfRefuted(true)) stopped = undefined;
    }
    if (outside.now() >= saveAt && !stopped) save();
  }
  save();

  let complete = stopped === undefined && !search.overflowed;
  const { symmetry }: Partial<Explored> = Object.assign({}, ...reductions.map(reduction => reduction.figures?.()));
  let findings: Finding[];
  try {
    const { graph } = search;
    const cyclic = graph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
    findings = monitors.conclude(
      isWhole({ complete, ...(symmetry ? { symmetry } : {}) }, limits),
      pathTo,
      graph,
      cyclic,
    );
  } catch (error) {
    stopped = shortageOf(error);
    if (!stopped) throw error;
    complete = false;
    findings = monitors.conclude(complete, pathTo, undefined, []);
  }
  if (reductions.some(({ losesShortest }) => losesShortest)) {
    const worlds = reductions.reduce((sum, { discarded = 0 }) => sum + discarded, search.worlds.count);
    const before = { worlds, seconds: total().seconds, stopped };
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
    bytesPerWorld: perWorld(budget.held),
    tableBytesPerWorld: perWorld(worlds.tableBytes),
    machineCalls: model.machineCalls,
    ...(model.notRun.length > 0 ? { notRun: model.notRun } : {}),
    ...Object.assign({}, ...reductions.map(reduction => reduction.figures?.())),
  };
  return { findings, explored };
}

/** Explores to the end without yielding. */
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
