/**
 * Exhaustive exploration, breadth first: every world of the scenario, so that a first violation has a shortest trace,
 * and among equally short ones the least list of choices. Goes on past a violation until each property has its verdict.
 * A generator, so that a driver can show progress and stop it; it knows no clock but the one it is given.
 */

import type { Model } from '../world/model.ts';
import type { Row, Successors } from '../world/successors.ts';
import { components } from './fairness.ts';
import { Graph } from './graph.ts';
import type { Property } from './property.ts';
import { Trail } from './trail.ts';
import type { Explored, Finding, Limits, Progress } from './verdict.ts';
import { Watches } from './watch.ts';
import { Worlds } from './worlds.ts';

/** What exploration needs from outside. */
export interface Clock {
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
}

/** Worlds between two looks at the clock and two chances to be stopped. */
const worldsPerTurn = 2048;

/** One breadth-first search under way. */
class Search {
  readonly worlds: Worlds;
  readonly graph: Graph | undefined;
  readonly trail = new Trail();
  steps = 0;
  depth = 0;
  /** A link had no room somewhere. */
  overflowed = false;
  /** The next world whose successors are to be added. */
  private at = 0;
  private levelEnd = 1;
  private readonly successors: Successors;
  private readonly row: Row;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly watches: Watches,
  ) {
    this.worlds = new Worlds(model.width, watches.live);
    this.graph = watches.live ? new Graph() : undefined;
    this.successors = model.successors();
    this.row = new Int32Array(model.width);
    this.after = new Int32Array(model.width);
    this.worlds.add(model.initial);
    watches.begin(model.initial);
  }

  get isDone(): boolean {
    return this.at === this.worlds.count;
  }

  /** Bytes held on to. */
  get bytes(): number {
    return this.worlds.bytes + (this.graph?.bytes ?? 0);
  }

  /** Adds the successors of so many worlds, or of fewer where a count is exceeded. */
  turn(
    worldsMost: number,
    { worldsMax = Infinity, stepsMax = Infinity }: Limits,
  ): 'worldsMax' | 'stepsMax' | undefined {
    const { worlds, successors, trail, row } = this;
    const end = this.at + worldsMost;
    for (; this.at < worlds.count && this.at < end; this.at++) {
      if (worlds.count > worldsMax) return 'worldsMax';
      if (this.steps > stepsMax) return 'stepsMax';
      if (this.at === this.levelEnd) {
        this.depth++;
        this.levelEnd = worlds.count;
      }
      worlds.open(this.at, row);
      this.after.set(row);
      this.model.expand(row, successors);
      this.overflowed ||= successors.overflowed;
      trail.mark(this.at, worlds.count);
      this.steps += successors.count;
      this.addAll();
    }
    return undefined;
  }

  /** Adds the successors of the world that is open, and shows what is new to the watches. */
  private addAll(): void {
    const { worlds, graph, successors, at, row, after } = this;
    const watches = this.watches;
    graph?.beginWorld();
    for (let choice = 0; choice < successors.count; choice++) {
      const before = worlds.count;
      const next = worlds.addSuccessor(successors, choice, row);
      const move = successors.moves[choice]!;
      graph?.addStep(next, move.item);
      const isNew = worlds.count > before;
      const isJudged = watches.judgesStep(move);
      if (!isNew && !isJudged) continue;
      successors.apply(choice, after);
      if (isJudged) watches.step(at, choice, row, after, successors);
      if (isNew) watches.world(next, at, after, successors, choice);
      successors.undo(choice, row, after);
    }
  }
}

/** Explores; yields after every turn, and stops early where it is sent `'stop'`. */
export function* exploring(
  model: Model,
  properties: readonly Property[],
  limits: Limits,
  clock: Clock,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  const begun = clock.now();
  const watches = new Watches(model, properties);
  const search = new Search(model, watches);
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

  const { worlds, graph, trail, steps, depth, overflowed } = search;
  const complete = stopped === undefined && !overflowed;
  const seconds = (clock.now() - begun) / 1000;
  const explored: Explored = {
    worlds: worlds.count,
    steps,
    depth,
    complete,
    ...(stopped ? { stopped } : overflowed ? { stopped: 'inFlightMax' as const } : {}),
    seconds,
    worldsPerSecond: seconds > 0 ? Math.round(worlds.count / seconds) : 0,
    bytesPerWorld: Math.round((search.bytes / worlds.count) * 10) / 10,
    machineCalls: model.machineCalls,
  };
  const cyclic = graph && complete ? components(graph, worldsOf(graph), () => true).flat() : [];
  const findings = watches.conclude(complete, world => trail.way(model, worlds, world), graph, cyclic);
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
