/**
 * The worlds seen so far, exact: a queue in order of discovery and a set beside it, both of packed worlds. When a number
 * outgrows its bits every world is packed anew, wider; nothing is ever cut off.
 */
import { Packing } from '../world/packing.ts';
import type { OpenWorld, Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import { MemoryBudget } from './memory-budget.ts';
import { StateLog } from './state-log.ts';
import { StateSet } from './state-set.ts';

export class StateStore {
  packing: Packing;
  private queue: StateLog;
  private table: StateSet;
  /** The words of a row to be added. */
  private packed: Int32Array;

  /** `numbered`: adding a world that is there already tells its place, at the price of 4 bytes a slot. */
  constructor(
    readonly width: number,
    private readonly numbered: boolean,
    private readonly room: MemoryBudget = new MemoryBudget(),
  ) {
    this.packing = new Packing(width);
    this.queue = new StateLog(this.packing.words, room);
    this.table = new StateSet(this.packing.words, numbered, room);
    this.packed = new Int32Array(this.packing.words);
  }

  get count(): number {
    return this.queue.count;
  }

  /** Bytes held for the worlds: the table, and the queue. */
  get bytes(): number {
    return this.table.bytes + this.queue.bytes;
  }

  get tableBytes(): number {
    return this.table.bytes;
  }

  /** Unpacks the world at place `at`. */
  open(at: number, row: Row): void {
    this.packing.unpack(this.queue.block(at), this.queue.offset(at), row);
  }

  /** Adds a row: its place where it is new, else the place it has, or `known`. */
  add(row: Row): number {
    if (!this.packing.fits(row)) this.widen(row);
    this.packing.pack(row, this.packed);
    return this.enter(this.packed, 0, this.table.hash(this.packed, 0));
  }

  /** Finds the world at place `at`: its row, and where its words stand. */
  find(at: number, into: OpenWorld): void {
    into.words = this.queue.block(at);
    into.from = this.queue.offset(at);
    this.packing.unpack(into.words, into.from, into.row);
  }

  /** Hashes gathered worlds, and brings near what they will be looked for in; what it gives means nothing. */
  approach({ words, count }: Successors, hashes: Int32Array): number {
    const { packing, table } = this;
    for (let each = 0; each < count; each++) hashes[each] = table.hash(words, each * packing.words);
    return table.touch(hashes, count);
  }

  /** Adds a gathered world: its place where it is new, else the place it has, or `known`. */
  addGathered(words: Int32Array, each: number, hash: number): number {
    return this.enter(words, each * this.packing.words, hash);
  }

  /** Whether a row is the world at place `at`. */
  is(row: Row, at: number): boolean {
    if (!this.packing.fits(row)) return false;
    this.packing.pack(row, this.packed);
    const block = this.queue.block(at);
    const offset = this.queue.offset(at);
    for (let word = 0; word < this.packing.words; word++) if (block[offset + word] !== this.packed[word]) return false;
    return true;
  }

  private enter(packed: Int32Array, from: number, hash: number): number {
    const place = this.table.add(packed, from, hash);
    if (place === this.queue.count) this.queue.push(packed, from);
    return place;
  }

  /** Packs every world anew, with room for the numbers of `row`, too. */
  widen(row: Row): void {
    this.repack(this.packing.widened(row));
  }

  /** Packs every world anew; nothing gathered may be left over. */
  repack(packing: Packing): void {
    const { packing: old, queue: from, room } = this;
    const { words } = packing;
    // Should there be no room for the next one, the search ends, and nobody asks the table any more.
    this.table.release();
    const table = new StateSet(words, this.numbered, room, from.count);
    const queue = new StateLog(words, room);
    const each = new Int32Array(this.width);
    const packed = new Int32Array(words);
    for (let at = 0; at < from.count; at++) {
      old.unpack(from.block(at), from.offset(at), each);
      packing.pack(each, packed);
      table.add(packed, 0, table.hash(packed, 0));
      queue.push(packed);
    }
    from.release();
    this.packing = packing;
    this.queue = queue;
    this.table = table;
    this.packed = packed;
  }
}
