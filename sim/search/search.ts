/** A breadth-first search: the worlds met so far, and the next world to expand. */

import type { Monitors } from '../property/monitors.ts';
import type { Limits } from '../property/verdict.ts';
import type { Reduction } from '../reduction/reduction.ts';
import { SleepSets } from '../reduction/sleep-sets/sleep-sets.ts';
import { MemoryBudget, type Shortage, shortageOf } from '../storage/memory-budget.ts';
import { ReplayedPaths } from '../storage/replayed-paths.ts';
import { StateGraph } from '../storage/state-graph.ts';
import { StateStore } from '../storage/state-store.ts';
import type { Words } from '../storage/word-file.ts';
import { itemOfStep } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Mask } from '../world/move-pairs.ts';
import type { OpenWorld, Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import { Batch } from './batch.ts';
import { graphOf, masksOf, restoreGraph, restoreMasks, restoreRows, rowsOf, type SearchState } from './search-state.ts';

export class Search {
  readonly worlds: StateStore;
  readonly graph: StateGraph | undefined;
  readonly trail = new ReplayedPaths();
  steps = 0;
  /** The number of steps that sleep sets leave out. */
  skipped = 0;
  /** Whether a link was full in some world, so that a message was not sent. */
  overflowed = false;
  /** The number of the next world to expand. */
  at = 0;
  /** The number of the world after each level, up to the level of the next world. */
  private levels = [1];
  /** The state after the last batch that was added completely; when memory runs out, the search goes back to it. */
  private committed = { at: 0, worlds: 1, steps: 0, skipped: 0 };
  private readonly sleepSets: SleepSets | undefined;
  private readonly choosing: Reduction | undefined;
  private readonly canonical: Reduction | undefined;
  private readonly mask: Mask = { pairs: 0, fresh: 0 };
  private readonly batch: Batch;
  /** Scratch rows: the world being expanded, the target of a step, and, for `add` in the middle of `gather`, a new world. */
  private readonly here: OpenWorld;
  private readonly after: Row;
  /** All steps of a world, if only an ample set was listed. */
  private readonly every: Successors;
  private readonly met: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    reductions: readonly Reduction[] = [],
    budget: MemoryBudget = new MemoryBudget(),
    beginning: Row = model.initial,
  ) {
    this.worlds = new StateStore(model.width, monitors.live, budget);
    this.batch = new Batch(model, this.worlds.packing);
    this.graph = monitors.live ? new StateGraph(budget) : undefined;
    this.here = { row: new Int32Array(model.width), words: new Int32Array(0), from: 0 };
    this.after = new Int32Array(model.width);
    this.every = model.successors();
    this.met = new Int32Array(model.width);
    for (const reduction of reductions) reduction.begin?.(monitors, budget);
    this.sleepSets = reductions.find(reduction => reduction instanceof SleepSets);
    this.choosing = reductions.find(({ choose }) => choose);
    this.canonical = reductions.find(({ canonicalise }) => canonicalise);
    const initial = beginning.slice();
    this.canonical?.canonicalise?.(initial);
    this.worlds.add(initial);
    this.batch.clear(this.worlds.packing);
    monitors.begin(initial);
  }

  get isDone(): boolean {
    return this.at === this.worlds.count;
  }

  get depth(): number {
    return this.levels.length - 1;
  }

  /** The size of the level of the next world, relative to the level before. */
  get growth(): number {
    const [before = 0, begin = 0, end = 1] = [0, 0, ...this.levels].slice(-3);
    return begin === before ? 1 : (end - begin) / (begin - before);
  }

  /**
   * Expands worlds batch by batch until `worldsMost` are expanded, which the last batch can exceed, or until a limit is
   * exceeded or `untilFound` is met.
   * @returns the exceeded limit, if any
   */
  turn(worldsMost: number, limits: Limits): 'worldsMax' | 'stepsMax' | Shortage | undefined {
    try {
      return this.advance(worldsMost, limits);
    } catch (error) {
      const shortage = shortageOf(error);
      if (!shortage) throw error;
      const { at, steps, skipped } = this.committed;
      Object.assign(this, { at, steps, skipped });
      return shortage;
    }
  }

  /** Records that every world gathered so far is added. */
  private commitBatch(): void {
    this.sleepSets?.forget(this.at);
    this.committed = { at: this.at, worlds: this.worlds.count, steps: this.steps, skipped: this.skipped };
  }

  private advance(
    worldsMost: number,
    { worldsMax = Infinity, stepsMax = Infinity, untilFound = false }: Limits,
  ): 'worldsMax' | 'stepsMax' | undefined {
    const { worlds, monitors } = this;
    const end = this.at + worldsMost;
    while (this.at < worlds.count && this.at < end) {
      this.commitBatch();
      // This goes before the limits: once every property is decided, no limit matters.
      if (untilFound && monitors.areFound) return undefined;
      if (worlds.count > worldsMax) return 'worldsMax';
      if (this.steps > stepsMax) return 'stepsMax';
      if (this.at === this.levels[this.depth]) this.levels.push(worlds.count);
      this.trail.mark(this.at, worlds.count);
      // A batch has worlds of one level and of one block of the trail.
      const until = Math.min(this.levels[this.depth]!, this.trail.blockEnd(this.at));
      for (; this.at < until; this.at++) this.gather();
      this.add();
    }
    this.commitBatch();
    return undefined;
  }

  /** The state of the search; `words` yields the worlds that belong to it. */
  save(): { readonly reached: SearchState; readonly words: () => Generator<Int32Array> } {
    const { worlds, graph, levels, overflowed } = this;
    const masks = this.sleepSets?.log;
    const {
      committed: { at, worlds: known, steps, skipped },
    } = this;
    const bits = [...worlds.packing.bits];
    const trail = this.trail.save(at);
    function* words(): Generator<Int32Array> {
      yield* rowsOf(worlds, known);
      if (masks) yield* masksOf(masks, at, known);
      if (graph) yield* graphOf(graph, at);
    }
    return { reached: { at, worlds: known, levels, steps, skipped, overflowed, trail, bits }, words };
  }

  /** Restores a saved state, before the first turn. */
  restore({ at, worlds, levels, steps, skipped, overflowed, trail, bits }: SearchState, words: Words): void {
    restoreRows(this.worlds, worlds, bits, words);
    const masks = this.sleepSets?.log;
    if (masks) restoreMasks(masks, at, worlds, words);
    if (this.graph) restoreGraph(this.graph, at, words);
    this.trail.restore(trail);
    this.at = at;
    this.committed = { at, worlds, steps, skipped };
    this.levels = [...levels];
    this.steps = steps;
    this.skipped = skipped;
    this.overflowed = overflowed;
    this.batch.clear(this.worlds.packing);
  }

  /** The lexicographically least of the shortest paths to world `at`, as choices. @param last one more choice, taken there */
  pathTo(at: number, last?: number): number[] {
    const { model, worlds, trail, canonical } = this;
    const canonicalise = canonical && ((row: Row) => canonical.canonicalise!(row));
    const path = trail.pathTo(model, worlds, at, canonicalise);
    if (last !== undefined) path.push(last);
    return canonical?.lift ? canonical.lift(path) : path;
  }

  /** Puts the successors of the next world into the batch, and shows its steps to the monitors. */
  private gather(): void {
    const { model, worlds, here, at, mask, canonical } = this;
    const { successors, ends } = this.batch;
    const { row } = here;
    const first = successors.count;
    worlds.find(at, here);
    canonical?.meet?.(row);
    this.sleepSets?.mask(at, mask);
    const only = this.choosing?.choose?.(row);
    model.append(here, successors, mask, only);
    const steps = successors.stepsFrom(first, this.monitors.hearsReports);
    if (successors.outgrown < 0 && this.monitors.hasSteps && (!only || this.monitors.areWaiting))
      this.judgeSteps(first, only !== undefined);
    if (successors.outgrown < 0) {
      if (!only) this.monitors.expanded(at, row, successors, first);
      canonical?.represent?.(row, successors, first);
    }
    if (successors.outgrown >= 0) {
      // The batch has the old packing: it is added first. Then the packing is widened and this world is expanded again.
      successors.count = first;
      this.add();
      row[successors.outgrown] = successors.outgrownBy;
      worlds.widen(row);
      this.batch.clear(worlds.packing);
      this.gather();
      return;
    }
    ends.push(successors.count);
    if (only) this.choosing?.tookChosen?.();
    this.overflowed ||= successors.overflowed;
    this.steps += steps;
    this.skipped += successors.skipped;
  }

  /**
   * Shows the steps of the current world to the monitors.
   * @param first the place of its first successor in the batch
   * @param isAmple whether only an ample set is listed, so that a place in the list is no choice
   */
  private judgeSteps(first: number, isAmple: boolean): void {
    const { model, monitors, here, after, every, at } = this;
    const { successors } = this.batch;
    const { row } = here;
    for (let each = first; each < successors.count; each++) {
      const move = successors.move(each);
      const lost = successors.lost[each]!;
      if (!monitors.judgesStep(move, row, lost)) continue;
      successors.read(each, after);
      if (isAmple) model.expand(row, every);
      monitors.step(at, isAmple ? every.placeOf(move, lost) : each - first, row, move, after, lost);
    }
  }

  /** Adds the batch to the table, in order, and shows the new worlds to the monitors. */
  private add(): void {
    const { worlds, monitors, graph, sleepSets, batch, met, mask } = this;
    const { successors, ends, hashes } = batch.prefetch(worlds);
    const isWatched = !monitors.isEmpty;
    for (let at = 0, each = 0; at < ends.length; at++) {
      const parent = this.at - ends.length + at;
      graph?.beginWorlds(parent);
      sleepSets?.mask(parent, mask);
      for (; each < ends[at]!; each++) {
        const before = worlds.count;
        const next = worlds.addGathered(successors.words, each, hashes[each]!);
        graph?.addStep(next, itemOfStep(successors.move(each), next === parent));
        if (worlds.count === before) continue;
        sleepSets?.foundWorld(successors.move(each), mask);
        if (!isWatched) continue;
        successors.read(each, met);
        monitors.world(next, parent, met, successors.touched[each]!);
      }
    }
    batch.clear(worlds.packing);
  }
}
