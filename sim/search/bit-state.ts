/**
 * Bit-state search: breadth-first search of state spaces beyond memory. Only a few bits of each expanded world are
 * stored, so some worlds are omitted, and no property is proved. A finding still has its trace and token: the tree of
 * the search takes two bytes for each world. The search takes every step, since sleep sets need exact state matching.
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

/** The number of worlds of one turn. */
const worldsPerTurn = 2_048;

class BitSearch implements SlicedTask {
  readonly bits: BloomBits;
  readonly paths = new CompactPaths();
  overflowed = false;
  steps = 0;
  depth = 0;
  private at = 0;
  private levelEnd = 1;
  private readonly frontier: Frontier;
  private readonly reported = new Set<Property>();
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
    return this.bits.bytes + this.paths.bytes + this.frontier.bytes;
  }

  get reached(): Omit<Progress, 'seconds'> {
    return { worlds: this.bits.count, steps: this.steps, depth: this.depth };
  }

  turn(): void {
    for (let world = 0; world < worldsPerTurn && !this.isDone && !this.isFound; world++) this.expandNext();
  }

  news(): readonly Finding[] {
    const found = this.monitors.foundBeside(this.reported, (world, last) => this.paths.pathTo(world, last));
    for (const { property } of found) this.reported.add(property);
    return found;
  }

  /** Adds the successors of the oldest world of the frontier. */
  private expandNext(): void {
    const { model, monitors, bits, paths, frontier, successors, row, after } = this;
    const at = this.at++;
    if (at === this.levelEnd) {
      this.depth++;
      this.levelEnd = bits.count;
    }
    frontier.take(row);
    paths.open(at);
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
      monitors.world(paths.add(at, choice), at, after, successors.touched[choice]!);
      frontier.push(after);
    }
  }
}

/**
 * Explores as `exploring` does, but stores a few bits for each world.
 * @param logarithm the table has 2^logarithm bits
 * @throws InputError if an option cannot be combined with it
 */
export function* exploringBits(
  model: Model,
  properties: readonly Property[],
  logarithm: number,
  limits: Limits,
  clock: Clock,
): Generator<Progress, { findings: Finding[]; explored: Explored }, 'stop' | undefined> {
  if (limits.symmetry) throw new InputError('bit-state: symmetry does not go together with it; check with one of them');
  if (limits.partialOrder)
    throw new InputError('bit-state: partial-order does not go together with it; check with one of them');
  const monitors = new Monitors(model, properties);
  const search = new BitSearch(model, monitors, logarithm, limits.untilFound ?? false);
  const ended = yield* runInSlices(search, limits, clock);
  const { bits, paths, steps, depth, bytes } = search;
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
  return { findings: monitors.conclude(false, (world, last) => paths.pathTo(world, last), undefined, []), explored };
}
