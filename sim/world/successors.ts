/** Successors: for each choice, its move and the packed row after it. Flat arrays that are reused. */
import type { Move } from './interning/move.ts';
import type { Packing } from './packing.ts';
import { fieldBit, type Row } from './row.ts';

/**
 * The successors of one row, or of several rows one after the other, in the contract's order; reused from call to call.
 */
export class Successors {
  count = 0;
  /** Whether a successor was omitted because a link was full. */
  overflowed = false;
  /** The number of choices of the last row that were omitted and only counted. */
  skipped = 0;
  /**
   * The numbers of listed choices of the last row that change no party, and of those that change no field at all. Both
   * kinds only report.
   */
  partySelfLoops = 0;
  selfLoops = 0;
  /** Whether a choice of the last row was omitted because a link was full. */
  isBlocked = false;
  /** The field that was too narrow for its number, so that the list of the last row is incomplete; -1 for none. */
  outgrown = -1;
  /** The number that did not fit. */
  outgrownBy = 0;
  /** The id of each successor's move. */
  ids: Int32Array = new Int32Array(64);
  /** The message that is lost with each successor's fault, or -1. */
  lost: Int32Array = new Int32Array(64);
  /** The fields that each successor changes, as bits. */
  touched: Int32Array = new Int32Array(64);
  /** The packed rows, one after the other. */
  words: Int32Array;

  /**
   * @param moves every move of the model, by id
   * @param faults the kinds of choices that are faults, as bits
   */
  constructor(
    private readonly moves: readonly Move[],
    public packing: Packing,
    private readonly faults = 0,
  ) {
    this.words = new Int32Array(64 * packing.words);
  }

  /** The move of the choice at place `at`. */
  move(at: number): Move {
    return this.moves[this.ids[at]!]!;
  }

  /** The place of a move with the message it loses; `count` if it is not listed. */
  placeOf({ id }: Move, lost: number): number {
    let at = 0;
    while (at < this.count && (this.ids[at] !== id || this.lost[at] !== lost)) at++;
    return at;
  }

  /** Empties the list. Later rows are packed by `packing`. */
  clear(packing = this.packing): void {
    this.count = 0;
    this.packing = packing;
  }

  /** Starts the list of one row. */
  open(): void {
    this.skipped = 0;
    this.partySelfLoops = 0;
    this.selfLoops = 0;
    this.isBlocked = false;
    this.outgrown = -1;
  }

  /** Records that a choice is omitted because a link is full. */
  overflow(): void {
    this.isBlocked = true;
    this.overflowed = true;
  }

  /** Reserves memory for further successors. */
  reserve(more: number): void {
    const length = this.count + more;
    this.words = longer(this.words, length * this.packing.words);
    this.ids = longer(this.ids, length);
    this.lost = longer(this.lost, length);
    this.touched = longer(this.touched, length);
  }

  /** Starts the next successor as a copy of the row before. */
  begin(packed: Int32Array, from: number): void {
    const { words, packing } = this;
    const at = this.count * packing.words;
    for (let word = 0; word < packing.words; word++) words[at + word] = packed[from + word]!;
  }

  /** The number in a field of the current successor. */
  current(field: number): number {
    return this.packing.read(this.words, this.count * this.packing.words, field);
  }

  /**
   * The fields among the first `fields` that were touched and differ from the row before, as bits. A field can have its
   * old number again.
   */
  changed(row: Row, fields: number, touched: number): number {
    let changed = 0;
    for (let field = 0; field < fields; field++)
      if ((touched & fieldBit(field)) !== 0 && this.current(field) !== row[field]) changed |= fieldBit(field);
    return changed;
  }

  /** Changes a field of the current successor. */
  change(field: number, before: number, after: number): void {
    const { words, packing } = this;
    if (after >>> packing.bits[field]! !== 0) {
      this.outgrown = field;
      this.outgrownBy = after;
    }
    words[this.count * packing.words + packing.word[field]!]! += (after - before) << packing.shift[field]!;
  }

  /** Lists the current successor. `touched` are the changed fields, as bits. */
  list(move: number, lost: number, touched: number): void {
    const at = this.count++;
    this.ids[at] = move;
    this.lost[at] = lost;
    this.touched[at] = touched;
  }

  /**
   * The number of steps of the last row, which begins at place `first`. Steps that change no field count only if an
   * observer hears reports.
   */
  stepsFrom(first: number, heard: boolean): number {
    return this.count - first + this.skipped - (heard ? 0 : this.selfLoops);
  }

  /**
   * Whether the last row, which begins at place `first`, has a choice that is no fault and changes the world, or an
   * omitted choice.
   */
  canGoOn(first: number): boolean {
    if (this.skipped > 0 || this.isBlocked) return true;
    for (let at = first; at < this.count; at++)
      if (this.touched[at] !== 0 && (this.faults & (1 << this.move(at).place)) === 0) return true;
    return false;
  }

  /** The row after choice `at`. */
  after(at: number): Row {
    const row = new Int32Array(this.packing.width);
    this.read(at, row);
    return row;
  }

  /** Unpacks the row after choice `at`. */
  read(at: number, into: Row): void {
    this.packing.unpack(this.words, at * this.packing.words, into);
  }

  /** Replaces the row after choice `at`. Returns false where the row does not fit the packing. */
  replace(at: number, row: Row): boolean {
    const field = this.packing.outgrown(row);
    if (field < 0) this.packing.pack(row, this.words, at * this.packing.words);
    else {
      this.outgrown = field;
      this.outgrownBy = row[field]!;
    }
    return field < 0;
  }
}

/** An array of at least this length with the same contents. */
function longer(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const next = new Int32Array(Math.max(length, 2 * array.length));
  next.set(array);
  return next;
}
