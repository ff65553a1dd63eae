/**
 * Breadth-first search for spaces beyond memory: of a world that was left only bits remain, so a few worlds are omitted
 * and nothing is proved. What is found is found by the same choices as ever, and has its token: the tree of the search
 * takes two bytes a world. Every step is taken: sleep sets need worlds to be told apart exactly.
 */

import { Monitors } from '../property/monitors.ts';
import type { Property } from '../property/property.ts';
import type { Explored, Finding, Limits, Progress } from '../property/verdict.ts';
import { BloomBits } from '../storage/bloom-bits.ts';
import { CompactPaths } from '../storage/compact-paths.ts';
import { Frontier } from '../storage/frontier.ts';
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import type { Clock } from './outside.ts';
import { runInSlices, type SlicedTask } from './sliced-task.ts';

/** Worlds in a turn. */
const worldsPerTurn = 2_048;

class BitSearch implements SlicedTask {
  readonly bits: BloomBits;
  readonly ancestry = new CompactPaths();
  overflowed = false;
  steps = 0;
  depth = 0;
  private at = 0;
  private levelEnd = 1;
  private readonly frontier: Frontier;
  private readonly told = new Set<Property>();
  private readonly successors: Successors;
  private readonly row: Row;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    logarithm: number,
    private readonly untilFound: boolean,
  ) {
    this.bits = new BloomBits(logarithm);
    this.frontier = new Frontier(model.width);
    this.successors = model.successors();
    this.row = new Int32Array(model.width);
    this.after = new Int32Array(model.width);
    this.bits.add(model.initial);
    this.frontier.push(model.initial);
    monitors.begin(model.initial);
  }

  get isDone(): boolean {
    return this.frontier.count === 0;
  }

  get isFound(): boolean {
    return this.untilFound && this.monitors.areFound;
  }

  get bytes(): number {
    return this.bits.bytes + this.ancestry.bytes + this.frontier.bytes;
  }

  get reached(): Omit<Progress, 'seconds'> {
    return { worlds: this.bits.count, steps: this.steps, depth: this.depth };
  }

  turn(): void {
    for (let world = 0; world < worldsPerTurn && !this.isDone && !this.isFound; world++) this.leave();
  }

  news(): readonly Finding[] {
    const found = this.monitors.foundBeside(this.told, (world, last) => this.ancestry.way(world, last));
    for (const { property } of found) this.told.add(property);
    return found;
  }

  /** Adds the successors of the oldest world of the frontier. */
  private leave(): void {
    const { model, monitors, bits, ancestry, frontier, successors, row, after } = this;
    const at = this.at++;
    if (at === this.levelEnd) {
      this.depth++;
      this.levelEnd = bits.count;
    }
    frontier.take(row);
    ancestry.open(at);
    model.expand(row, successors);
    this.overflowed ||= successors.overflowed;
    monitors.expanded(at, row, successors, 0);
    this.steps += successors.stepsFrom(0, monitors.hearsReports);
    for (let choice = 0; choice < successors.count; choice++) {
      const move = successors.move(choice);
      const lost = successors.lost[choice]!;
      successors.read(choice, after);
      if (monitors.judgesStep(move, row, lost)) monitors.step(at, choice, row, move, after, lost);
      if (!bits.add(after)) continue;
      monitors.world(ancestry.add(at, choice), at, after, successors.touched[choice]!);
      frontier.push(after);
    }
  }
}

/** Explores as `exploring` does, remembering a world by a few of 2^`logarithm` bits. */
export function* exploringBits(
  model: Model,
  properties: readonly Property[],
  logarithm: number,
  limits: Limits,
  clock: Clock,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  if (limits.symmetry) throw new InputError('bit-state: symmetry is not told under it; check with one of them');
  if (limits.partialOrder)
    throw new InputError('bit-state: partial-order does not go together with it; check with one of them');
  const monitors = new Monitors(model, properties);
  const search = new BitSearch(model, monitors, logarithm, limits.untilFound ?? false);
  const ended = yield* runInSlices(search, limits, clock);
  const { bits, ancestry, steps, depth, bytes } = search;
  const explored: Explored = {
    worlds: bits.count,
    steps,
    skipped: 0,
    depth,
    complete: false,
    ...ended,
    worldsPerSecond: ended.seconds > 0 ? Math.round(bits.count / ended.seconds) : 0,
    bytesPerWorld: Math.round((bytes / bits.count) * 10) / 10,
    machineCalls: model.machineCalls,
    ...(model.notRun.length > 0 ? { notRun: model.notRun } : {}),
    bitState: { logarithm, fill: bits.fill, omitted: bits.omitted },
  };
  return { findings: monitors.conclude(false, (world, last) => ancestry.way(world, last), undefined, []), explored };
}
