/** A breadth-first search under way: the worlds met so far, and the next one whose successors are to be added. */

import type { Watches } from '../property/monitors.ts';
import type { Limits } from '../property/verdict.ts';
import type { Reduction } from '../reduction/reduction.ts';
import { SleepSets } from '../reduction/sleep-sets/sleep-sets.ts';
import { Room, type Shortage, shortageOf } from '../storage/memory-budget.ts';
import { Trail } from '../storage/replayed-paths.ts';
import { Graph } from '../storage/state-graph.ts';
import { Worlds } from '../storage/state-store.ts';
import type { Words } from '../storage/word-file.ts';
import type { Model } from '../world/model.ts';
import type { Mask } from '../world/move-pairs.ts';
import type { Here, Row } from '../world/row.ts';
import { Batch } from './batch.ts';
import { adoptGraph, adoptMasks, adoptRows, graphOf, masksOf, type Reached, rowsOf } from './search-state.ts';

export class Search {
  readonly worlds: Worlds;
  readonly graph: Graph | undefined;
  readonly trail = new Trail();
  steps = 0;
  /** Steps that were counted only, each half of a diamond. */
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
  private readonly here: Here;
  private readonly after: Row;
  private readonly met: Row;

  constructor(
    private readonly model: Model,
    private readonly watches: Watches,
    reductions: readonly Reduction[] = [],
    room: Room = new Room(),
    beginning: Row = model.initial,
  ) {
    this.worlds = new Worlds(model.width, watches.live, room);
    this.batch = new Batch(model, this.worlds.packing);
    this.graph = watches.live ? new Graph(room) : undefined;
    this.here = { row: new Int32Array(model.width), words: new Int32Array(0), from: 0 };
    this.after = new Int32Array(model.width);
    this.met = new Int32Array(model.width);
    for (const reduction of reductions) reduction.begin?.(watches, room);
    this.sleepSets = reductions.find(reduction => reduction instanceof SleepSets);
    this.choosing = reductions.find(({ choose }) => choose);
    this.canonical = reductions.find(({ canonicalise }) => canonicalise);
    const initial = beginning.slice();
    this.canonical?.canonicalise?.(initial);
    this.worlds.add(initial);
    this.batch.clear(this.worlds.packing);
    watches.begin(initial);
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
  private begin(): void {
    this.sleepSets?.forget(this.at);
    this.whole = { at: this.at, worlds: this.worlds.count, steps: this.steps, skipped: this.skipped };
  }

  private advance(
    worldsMost: number,
    { worldsMax = Infinity, stepsMax = Infinity, untilFound = false }: Limits,
  ): 'worldsMax' | 'stepsMax' | undefined {
    const { worlds, watches } = this;
    const end = this.at + worldsMost;
    while (this.at < worlds.count && this.at < end) {
      this.begin();
      // Before any limit is looked at: where everything is decided, none of them matters.
      if (untilFound && watches.areFound) return undefined;
      if (worlds.count > worldsMax) return 'worldsMax';
      if (this.steps > stepsMax) return 'stepsMax';
      if (this.at === this.levels[this.depth]) this.levels.push(worlds.count);
      this.trail.mark(this.at, worlds.count);
      // As many as are known and of one level, and no more than the trail speaks of at once.
      const until = Math.min(this.levels[this.depth]!, this.trail.blockEnd(this.at));
      for (; this.at < until; this.at++) this.gather();
      this.add();
    }
    this.begin();
    return undefined;
  }

  /** How far it has come; `words` are the worlds that belong to it. */
  keep(): { readonly reached: Reached; readonly words: () => Generator<Int32Array> } {
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
  adopt({ at, worlds, levels, steps, skipped, overflowed, trail, bits }: Reached, words: Words): void {
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

  /** Gathers the successors of the next world; shows its steps to the watches. */
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
    const steps = successors.stepsFrom(first, this.watches.hearsReports);
    if (successors.outgrown < 0 && this.watches.hasSteps && (!only || this.watches.areWaiting)) this.judgeSteps(first);
    if (successors.outgrown < 0) {
      if (!only) this.watches.expanded(at, row, successors, first);
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

  /** Shows the steps of the world that is open to the watches; its successors begin at place `first`. */
  private judgeSteps(first: number): void {
    const { watches, here, after, at } = this;
    const { successors } = this.batch;
    const { row } = here;
    for (let each = first; each < successors.count; each++) {
      const move = successors.move(each);
      const lost = successors.lost[each]!;
      if (!watches.judgesStep(move, row, lost)) continue;
      successors.read(each, after);
      watches.step(at, each - first, row, move, after, lost);
    }
  }

  /** Adds what was gathered, in order, and shows what is new to the watches. */
  private add(): void {
    const { worlds, watches, graph, sleepSets, batch, met, mask } = this;
    const { successors, ends, hashes } = batch.approach(worlds);
    const isWatched = !watches.isEmpty;
    for (let at = 0, each = 0; at < ends.length; at++) {
      const parent = this.at - ends.length + at;
      // The last ones may have no successors.
      graph?.beginWorlds(parent);
      sleepSets?.mask(parent, mask);
      for (; each < ends[at]!; each++) {
        const before = worlds.count;
        const next = worlds.addGathered(successors.words, each, hashes[each]!);
        // What leaves the world as it is enables nothing.
        graph?.addStep(next, next === parent ? -1 : successors.move(each).item);
        if (worlds.count === before) continue;
        sleepSets?.found(successors.move(each), mask);
        if (!isWatched) continue;
        successors.read(each, met);
        watches.world(next, parent, met, successors.touched[each]!);
      }
    }
    batch.clear(worlds.packing);
  }
}
