/**
 * The exact store of the worlds met so far: a log in order of discovery and a hash table, both of packed worlds. If a
 * number does not fit into the bits of its field, all worlds are packed again with wider fields, so no bit is ever
 * lost.
 */
import { Packing } from '../world/packing.ts';
import type { OpenWorld, Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import { MemoryBudget } from './memory-budget.ts';
import { StateLog } from './state-log.ts';
import { StateSet } from './state-set.ts';

export class StateStore {
  packing: Packing;
  private log: StateLog;
  private table: StateSet;
  /** Scratch words for a row. */
  private packed: Int32Array;

  /** @param numbered whether adding a known world returns its number; this costs 4 bytes for each slot */
  constructor(
    readonly width: number,
    private readonly numbered: boolean,
    private readonly budget: MemoryBudget = new MemoryBudget(),
  ) {
    this.packing = new Packing(width);
    this.log = new StateLog(this.packing.words, budget);
    this.table = new StateSet(this.packing.words, numbered, budget);
    this.packed = new Int32Array(this.packing.words);
  }

  get count(): number {
    return this.log.count;
  }

  /** The bytes of the table and the log. */
  get bytes(): number {
    return this.table.bytes + this.log.bytes;
  }

  get tableBytes(): number {
    return this.table.bytes;
  }

  /** Unpacks world number `at`. */
  open(at: number, row: Row): void {
    this.packing.unpack(this.log.block(at), this.log.offset(at), row);
  }

  /** Adds a row. Returns its number; `known` if it is not new and the store is not numbered. */
  add(row: Row): number {
    if (!this.packing.fits(row)) this.widen(row);
    this.packing.pack(row, this.packed);
    return this.enter(this.packed, 0, this.table.hash(this.packed, 0));
  }

  /** Reads world number `at`: its row, and the position of its words. */
  find(at: number, into: OpenWorld): void {
    into.words = this.log.block(at);
    into.from = this.log.offset(at);
    this.packing.unpack(into.words, into.from, into.row);
  }

  /** Hashes successors, and prefetches their slots (see `StateSet.prefetch`). */
  prefetch({ words, count }: Successors, hashes: Int32Array): number {
    const { packing, table } = this;
    for (let each = 0; each < count; each++) hashes[each] = table.hash(words, each * packing.words);
    return table.prefetch(hashes, count);
  }

  /** Adds successor number `each` of a batch. Returns the number of the world, as `add` does. */
  addGathered(words: Int32Array, each: number, hash: number): number {
    return this.enter(words, each * this.packing.words, hash);
  }

  /** Whether a row is world number `at`. */
  is(row: Row, at: number): boolean {
    if (!this.packing.fits(row)) return false;
    this.packing.pack(row, this.packed);
    const block = this.log.block(at);
    const offset = this.log.offset(at);
    for (let word = 0; word < this.packing.words; word++) if (block[offset + word] !== this.packed[word]) return false;
    return true;
  }

  private enter(packed: Int32Array, from: number, hash: number): number {
    const number = this.table.add(packed, from, hash);
    if (number === this.log.count) this.log.push(packed, from);
    return number;
  }

  /** Packs all worlds again, in fields wide enough for the numbers of `row` as well. */
  widen(row: Row): void {
    this.repack(this.packing.widened(row));
  }

  /** Packs all worlds again. The batch of successors must be empty. */
  repack(packing: Packing): void {
    const { packing: old, log: from, budget } = this;
    const { words } = packing;
    // If the budget is exceeded by the new table, the search ends and does not use the old one any more.
    this.table.release();
    const table = new StateSet(words, this.numbered, budget, from.count);
    const log = new StateLog(words, budget);
    const each = new Int32Array(this.width);
    const packed = new Int32Array(words);
    for (let at = 0; at < from.count; at++) {
      old.unpack(from.block(at), from.offset(at), each);
      packing.pack(each, packed);
      table.add(packed, 0, table.hash(packed, 0));
      log.push(packed);
    }
    from.release();
    this.packing = packing;
    this.log = log;
    this.table = table;
    this.packed = packed;
  }
}
