/** The state of a search as words, and its restoration: rows, masks, the graph, and the marks of liveness properties. */

import type { MaskLog } from '../storage/mask-log.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import { marksInWord, type StateMarks } from '../storage/state-marks.ts';
import type { StateStore } from '../storage/state-store.ts';
import type { Words } from '../storage/word-file.ts';
import type { Mask } from '../world/move-pairs.ts';
import { Packing } from '../world/packing.ts';

/** The progress of a search as plain data; its worlds follow as words. */
export interface SearchState {
  readonly at: number;
  readonly worlds: number;
  readonly levels: readonly number[];
  readonly steps: number;
  readonly skipped: number;
  readonly overflowed: boolean;
  readonly trail: readonly number[];
  /** The number of bits of each field of a packed row. */
  readonly bits: readonly number[];
}

/** The first `count` worlds, packed. */
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

/** Adds `count` worlds in order, with the packing they were saved with, so that they take the same memory. */
export function restoreRows(worlds: StateStore, count: number, bits: readonly number[], words: Words): void {
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

/** The masks of the worlds that are not expanded yet; the search does not read the others again. */
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

/** Adds the masks of all worlds but the first, whose mask a new search has already. */
export function restoreMasks(masks: MaskLog, from: number, to: number, words: Words): void {
  for (let world = 0; world < to; world++) {
    const mask: Mask = world < from ? { pairs: 0, fresh: 0 } : { pairs: words.next(), fresh: words.next() };
    if (world > 0) masks.push(mask);
  }
}

/**
 * The steps of the first `worlds` worlds: for each world the number of steps, and for each step its target and fairness
 * item.
 */
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

/** Adds the steps of the first `worlds` worlds. */
export function restoreGraph(graph: StateGraph, worlds: number, words: Words): void {
  for (let world = 0; world < worlds; world++) {
    graph.beginWorlds(world);
    for (let steps = words.next(); steps > 0; steps--) graph.addStep(words.next(), words.next());
  }
}

/**
 * The marks of the first `worlds` worlds, in whole words. Marks of later worlds in the last word are harmless: the
 * search sets them again.
 */
export function* marksOf(marks: StateMarks, worlds: number): Generator<Int32Array> {
  for (let at = 0; at * marksInWord < worlds; at++) yield Int32Array.of(marks.word(at));
}

/** Restores the marks of the first `worlds` worlds. */
export function restoreMarks(marks: StateMarks, worlds: number, words: Words): void {
  for (let at = 0; at * marksInWord < worlds; at++) marks.restore(at, words.next());
}
