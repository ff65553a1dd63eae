/**
 * Random walks from the initial world, one after another, over the same lists of choices as the checker. The choices of
 * a world are equally likely. A run ends in a world without effective choices, or is cut at its maximal length.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Monitors } from '../property/monitors.ts';
import type { Progress } from '../property/verdict.ts';
import { GrowingList } from '../storage/growing-list.ts';
import { LinkedPaths } from '../storage/linked-paths.ts';
import { StateStore } from '../storage/state-store.ts';
import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import type { SlicedTask } from './sliced-task.ts';
import type { Tally } from './unseen-estimate.ts';

/** The extent of the walks, and the seed of the random numbers. */
export interface Walking {
  readonly seed: number;
  readonly runs: number;
  /** The most steps of one run. */
  readonly runStepsMax: number;
}

/** The number of steps of one turn. */
const stepsPerTurn = 16_384;

export class RandomWalks implements SlicedTask {
  readonly worlds: StateStore;
  readonly paths = new LinkedPaths();
  /** The moves that were taken. */
  readonly taken = new Set<Move>();
  steps = 0;
  /** The number of steps of the longest run. */
  longest = 0;
  /** The number of runs begun, and of those that were cut. */
  runs = 0;
  cut = 0;
  /** Whether a link was full in some world, so that a message was not sent. */
  overflowed = false;
  private once = 0;
  private twice = 0;
  /** The current world of the run, and the number of its steps so far. */
  private at = 0;
  private length = 0;
  private isUnderWay = false;
  /** By world: the length of the shortest path known, the last run that saw it, and the number of runs that saw it. */
  private readonly depths = new GrowingList();
  private readonly lastRun = new GrowingList();
  private readonly times = new GrowingList();
  /** By world: the choices taken in it, as bits. */
  private readonly tried = new GrowingList();
  private readonly chance;
  private readonly successors: Successors;
  private readonly row: Row;
  private readonly after: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    private readonly walking: Walking,
  ) {
    this.worlds = new StateStore(model.width, true);
    this.successors = model.successors();
    this.row = new Int32Array(model.width);
    this.after = new Int32Array(model.width);
    this.chance = xoroshiro128plus(walking.seed);
    this.worlds.add(model.initial);
    monitors.begin(model.initial);
  }

  get isDone(): boolean {
    return !this.isUnderWay && this.runs >= this.walking.runs;
  }

  get bytes(): number {
    const { worlds, paths, depths, lastRun, times, tried } = this;
    return worlds.bytes + paths.bytes + depths.bytes + lastRun.bytes + times.bytes + tried.bytes;
  }

  get tally(): Tally {
    const { runs, worlds, once, twice } = this;
    return { runs, worlds: worlds.count, once, twice };
  }

  get reached(): Omit<Progress, 'seconds'> {
    return { worlds: this.worlds.count, steps: this.steps, depth: this.longest };
  }

  /** Takes the steps of one turn; fewer if all runs are done. */
  turn(): void {
    for (let step = 0; step < stepsPerTurn && !this.isDone; step++) {
      if (!this.isUnderWay) this.begin();
      this.step();
    }
  }

  private begin(): void {
    this.isUnderWay = true;
    this.runs++;
    this.at = 0;
    this.length = 0;
    this.row.set(this.model.initial);
    this.see(0);
  }

  private step(): void {
    const { model, successors, row, after, at, monitors } = this;
    model.expand(row, successors);
    this.overflowed ||= successors.overflowed;
    monitors.expanded(at, row, successors, 0);
    // If every step leaves the world unchanged, the run is at its end.
    const ended = successors.count === successors.selfLoops;
    const cut = !ended && this.length === this.walking.runStepsMax;
    if (cut) this.cut++;
    if (ended || cut) {
      this.isUnderWay = false;
      return;
    }
    const choice = uniformInt(this.chance, 0, successors.count - 1);
    const move = successors.move(choice);
    const lost = successors.lost[choice]!;
    successors.read(choice, after);
    const before = this.worlds.count;
    const next = this.worlds.add(after);
    this.steps++;
    this.length++;
    this.longest = Math.max(this.longest, this.length);
    this.taken.add(move);
    if (this.isUntried(choice) && monitors.judgesStep(move, row, lost))
      monitors.step(at, choice, row, move, after, lost);
    const isNew = this.worlds.count > before;
    if (isNew) monitors.world(next, at, after, successors.touched[choice]!);
    // A parent is always closer to the initial world than its child, so the parent links have no cycle.
    const depth = this.depths.get(at) + 1;
    if (isNew || depth < this.depths.get(next)) {
      this.depths.set(next, depth);
      this.paths.set(next, at, choice);
    }
    this.see(next);
    this.at = next;
    row.set(after);
  }

  /** Whether a choice is taken in the current world for the first time, so that the step has to be judged. */
  private isUntried(choice: number): boolean {
    // Choices beyond the bits are judged every time: slow, but sound.
    if (choice > 30) return true;
    const tried = this.tried.get(this.at);
    this.tried.set(this.at, tried | (1 << choice));
    return (tried & (1 << choice)) === 0;
  }

  /** Records that the run is in a world. */
  private see(world: number): void {
    if (this.lastRun.get(world) === this.runs) return;
    this.lastRun.set(world, this.runs);
    const times = this.times.get(world) + 1;
    this.times.set(world, times);
    if (times === 1) this.once++;
    if (times === 2) {
      this.once--;
      this.twice++;
    }
    if (times === 3) this.twice--;
  }
}
