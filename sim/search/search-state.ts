/** What a search keeps of its worlds, as words, and the same read again: rows, masks, the graph, the marks of liveness properties. */

import type { MaskLog } from '../storage/mask-log.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import { marksInWord, type StateMarks } from '../storage/state-marks.ts';
import type { StateStore } from '../storage/state-store.ts';
import type { Words } from '../storage/word-file.ts';
import type { Mask } from '../world/move-pairs.ts';
import { Packing } from '../world/packing.ts';

/** How far a search has come, as plain data; the worlds themselves follow as words. */
export interface SearchState {
  readonly at: number;
  readonly worlds: number;
  readonly levels: readonly number[];
  readonly steps: number;
  readonly skipped: number;
  readonly overflowed: boolean;
  readonly trail: readonly number[];
  /** How many bits each field of a packed row has. */
  readonly bits: readonly number[];
}

/** The first so many worlds, as they are packed. */
export function* rowsOf(worlds: StateStore, count: number): Generator<Int32Array> {
  const { packing } = worlds;
  const row = new Int32Array(worlds.width);
  const packed = new Int32Array(packing.words);
  for (let world = 0; world < count; world++) {
    worlds.open(world, row);
    packing.pack(row, packed);
    yield packed;
  }
}

/** Adds so many worlds, each at its place, packed as they were: so they take the room they took. */
export function adoptRows(worlds: StateStore, count: number, bits: readonly number[], words: Words): void {
  const packing = Packing.of(bits);
  const row = new Int32Array(worlds.width);
  const packed = new Int32Array(packing.words);
  worlds.repack(packing);
  for (let world = 0; world < count; world++) {
    words.fill(packed);
    packing.unpack(packed, 0, row);
    worlds.add(row);
  }
}

/** The masks of worlds whose successors are still to be added; of the others nobody asks. */
export function* masksOf(masks: MaskLog, from: number, to: number): Generator<Int32Array> {
  const mask: Mask = { pairs: 0, fresh: 0 };
  const words = new Int32Array(2);
  for (let world = from; world < to; world++) {
    masks.read(world, mask);
    words[0] = mask.pairs;
    words[1] = mask.fresh;
    yield words;
  }
}

/** Adds the masks of all worlds but the first, which has its own. */
export function adoptMasks(masks: MaskLog, from: number, to: number, words: Words): void {
  for (let world = 0; world < to; world++) {
    const mask: Mask = world < from ? { pairs: 0, fresh: 0 } : { pairs: words.next(), fresh: words.next() };
    if (world > 0) masks.push(mask);
  }
}

/** The steps of the first so many worlds: how many, and for each where it leads and its fairness item. */
export function* graphOf(graph: StateGraph, worlds: number): Generator<Int32Array> {
  for (let world = 0; world < worlds; world++) {
    const [first, end] = [graph.first(world), graph.first(world + 1)];
    const words = new Int32Array(1 + 2 * (end - first));
    words[0] = end - first;
    for (let step = first, at = 1; step < end; step++) {
      words[at++] = graph.to[step]!;
      words[at++] = graph.item[step]!;
    }
    yield words;
  }
}

export function adoptGraph(graph: StateGraph, worlds: number, words: Words): void {
  for (let world = 0; world < worlds; world++) {
    graph.beginWorlds(world);
    for (let steps = words.next(); steps > 0; steps--) graph.addStep(words.next(), words.next());
  }
}

/** The marks of the first so many worlds, and perhaps of some that are marked the same once they are met again. */
export function* marksOf(marks: StateMarks, worlds: number): Generator<Int32Array> {
  for (let at = 0; at * marksInWord < worlds; at++) yield Int32Array.of(marks.word(at));
}

export function adoptMarks(marks: StateMarks, worlds: number, words: Words): void {
  for (let at = 0; at * marksInWord < worlds; at++) marks.adopt(at, words.next());
}
