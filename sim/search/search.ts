/** A breadth-first search under way: the worlds met so far, and the next one whose successors are to be added. */

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
import { adoptGraph, adoptMasks, adoptRows, graphOf, masksOf, rowsOf, type SearchState } from './search-state.ts';

export class Search {
  readonly worlds: StateStore;
  readonly graph: StateGraph | undefined;
  readonly trail = new ReplayedPaths();
  steps = 0;
  /** Steps that were counted only: sleep sets leave them out. */
  skipped = 0;
  /** A link had no room somewhere. */
  overflowed = false;
  /** The next world whose successors are to be added. */
  at = 0;
  /** Where each level ends, up to that of the next world. */
  private levels = [1];
  /** Where the worlds being gathered began, and what there was then: should room run out, they are gathered again. */
  private whole = { at: 0, worlds: 1, steps: 0, skipped: 0 };
  /** Of the reductions, the one that does each thing. */
  private readonly sleepSets: SleepSets | undefined;
  private readonly choosing: Reduction | undefined;
  private readonly canonical: Reduction | undefined;
  private readonly mask: Mask = { pairs: 0, fresh: 0 };
  private readonly batch: Batch;
  /** The world that is open, what a step makes of it, and a new world: gathering may have to wait while some are added. */
  private readonly here: OpenWorld;
  private readonly after: Row;
  /** Every step of a world, where only some were listed. */
  private readonly every: Successors;
  private readonly met: Row;

  constructor(
    private readonly model: Model,
    private readonly monitors: Monitors,
    reductions: readonly Reduction[] = [],
    room: MemoryBudget = new MemoryBudget(),
    beginning: Row = model.initial,
  ) {
    this.worlds = new StateStore(model.width, monitors.live, room);
    this.batch = new Batch(model, this.worlds.packing);
    this.graph = monitors.live ? new StateGraph(room) : undefined;
    this.here = { row: new Int32Array(model.width), words: new Int32Array(0), from: 0 };
    this.after = new Int32Array(model.width);
    this.every = model.successors();
    this.met = new Int32Array(model.width);
    for (const reduction of reductions) reduction.begin?.(monitors, room);
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

  /** How large the level of the next world is, compared with the one before. */
  get growth(): number {
    const [before = 0, begin = 0, end = 1] = [0, 0, ...this.levels].slice(-3);
    return begin === before ? 1 : (end - begin) / (begin - before);
  }

  /** Adds the successors of so many worlds, or of fewer where a count is exceeded or everything was found. */
  turn(worldsMost: number, limits: Limits): 'worldsMax' | 'stepsMax' | Shortage | undefined {
    try {
      return this.advance(worldsMost, limits);
    } catch (error) {
      const shortage = shortageOf(error);
      if (!shortage) throw error;
      const { at, steps, skipped } = this.whole;
      Object.assign(this, { at, steps, skipped });
      return shortage;
    }
  }

  /** Whatever was gathered is added. */
  private commitBatch(): void {
    this.sleepSets?.forget(this.at);
    this.whole = { at: this.at, worlds: this.worlds.count, steps: this.steps, skipped: this.skipped };
  }

  private advance(
    worldsMost: number,
    { worldsMax = Infinity, stepsMax = Infinity, untilFound = false }: Limits,
  ): 'worldsMax' | 'stepsMax' | undefined {
    const { worlds, monitors } = this;
    const end = this.at + worldsMost;
    while (this.at < worlds.count && this.at < end) {
      this.commitBatch();
      // Before any limit is looked at: where everything is decided, none of them matters.
      if (untilFound && monitors.areFound) return undefined;
      if (worlds.count > worldsMax) return 'worldsMax';
      if (this.steps > stepsMax) return 'stepsMax';
      if (this.at === this.levels[this.depth]) this.levels.push(worlds.count);
      this.trail.mark(this.at, worlds.count);
      // As many as are known and of one level, and no more than the trail speaks of at once.
      const until = Math.min(this.levels[this.depth]!, this.trail.blockEnd(this.at));
      for (; this.at < until; this.at++) this.gather();
      this.add();
    }
    this.commitBatch();
    return undefined;
  }

  /** How far it has come; `words` are the worlds that belong to it. */
  save(): { readonly reached: SearchState; readonly words: () => Generator<Int32Array> } {
    const { worlds, graph, levels, overflowed } = this;
    const masks = this.sleepSets?.log;
    const {
      whole: { at, worlds: known, steps, skipped },
    } = this;
    const bits = [...worlds.packing.bits];
    const trail = this.trail.keep(at);
    function* words(): Generator<Int32Array> {
      yield* rowsOf(worlds, known);
      if (masks) yield* masksOf(masks, at, known);
      if (graph) yield* graphOf(graph, at);
    }
    return { reached: { at, worlds: known, levels, steps, skipped, overflowed, trail, bits }, words };
  }

  /** Goes on where another search was kept, before the first turn. */
  restore({ at, worlds, levels, steps, skipped, overflowed, trail, bits }: SearchState, words: Words): void {
    adoptRows(this.worlds, worlds, bits, words);
    const masks = this.sleepSets?.log;
    if (masks) adoptMasks(masks, at, worlds, words);
    if (this.graph) adoptGraph(this.graph, at, words);
    this.trail.adopt(trail);
    this.at = at;
    this.whole = { at, worlds, steps, skipped };
    this.levels = [...levels];
    this.steps = steps;
    this.skipped = skipped;
    this.overflowed = overflowed;
    this.batch.clear(this.worlds.packing);
  }

  /** The least shortest list of choices to the world at place `at`, and, where told so, one more choice taken there. */
  way(at: number, last?: number): number[] {
    const { model, worlds, trail, canonical } = this;
    const canonicalise = canonical && ((row: Row) => canonical.canonicalise!(row));
    const way = trail.way(model, worlds, at, canonicalise);
    if (last !== undefined) way.push(last);
    return canonical?.lift ? canonical.lift(way) : way;
  }

  /** Gathers the successors of the next world; shows its steps to the monitors. */
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
      // What was gathered is packed as narrowly as before: it goes first. Then this world is gathered anew.
      successors.count = first;
      this.add();
      row[successors.outgrown] = successors.outgrownBy;
      worlds.widen(row);
      this.batch.clear(worlds.packing);
      this.gather();
      return;
    }
    ends.push(successors.count);
    if (only) this.choosing?.taken?.();
    this.overflowed ||= successors.overflowed;
    this.steps += steps;
    this.skipped += successors.skipped;
  }

  /**
   * Shows the steps of the world that is open to the monitors; its successors begin at place `first`.
   * @param areSome whether only some of its steps are listed, so that their places in the list are no choices
   */
  private judgeSteps(first: number, areSome: boolean): void {
    const { model, monitors, here, after, every, at } = this;
    const { successors } = this.batch;
    const { row } = here;
    for (let each = first; each < successors.count; each++) {
      const move = successors.move(each);
      const lost = successors.lost[each]!;
      if (!monitors.judgesStep(move, row, lost)) continue;
      successors.read(each, after);
      if (areSome) model.expand(row, every);
      monitors.step(at, areSome ? every.placeOf(move, lost) : each - first, row, move, after, lost);
    }
  }

  /** Adds what was gathered, in order, and shows what is new to the monitors. */
  private add(): void {
    const { worlds, monitors, graph, sleepSets, batch, met, mask } = this;
    const { successors, ends, hashes } = batch.approach(worlds);
    const isWatched = !monitors.isEmpty;
    for (let at = 0, each = 0; at < ends.length; at++) {
      const parent = this.at - ends.length + at;
      // The last ones may have no successors.
      graph?.beginWorlds(parent);
      sleepSets?.mask(parent, mask);
      for (; each < ends[at]!; each++) {
        const before = worlds.count;
        const next = worlds.addGathered(successors.words, each, hashes[each]!);
        graph?.addStep(next, itemOfStep(successors.move(each), next === parent));
        if (worlds.count === before) continue;
        sleepSets?.found(successors.move(each), mask);
        if (!isWatched) continue;
        successors.read(each, met);
        monitors.world(next, parent, met, successors.touched[each]!);
      }
    }
    batch.clear(worlds.packing);
  }
}
