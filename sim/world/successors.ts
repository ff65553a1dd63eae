/** What can follow worlds: for each choice the move it is, and the packed row it leads to. Flat, and reused. */
import type { Move } from './interning/move.ts';
import type { Packing } from './packing.ts';
import { fieldBit, type Row } from './row.ts';

/** Successors in the contract's order, of one row or of several one after the other; reused from call to call. */
export class Successors {
  count = 0;
  /** A link had no room somewhere: there are worlds beyond that are not listed. */
  overflowed = false;
  /** Choices of the row listed last that were left out, and only counted. */
  skipped = 0;
  /** Choices of the row listed last that change no party, and those that change nothing at all: they only report. */
  idle = 0;
  still = 0;
  /** Whether a link had no room for what a choice of the row listed last sends. */
  isBlocked = false;
  /** A field that had no room for a number, so that the row listed last is not listed whole; -1 where there is none. */
  outgrown = -1;
  /** The number it had no room for. */
  outgrownBy = 0;
  /** The id of each move. */
  ids: Int32Array = new Int32Array(64);
  /** The message that is lost with a fault, or -1. */
  lost: Int32Array = new Int32Array(64);
  /** The fields each successor changes, as bits. */
  touched: Int32Array = new Int32Array(64);
  /** The packed row of each, one after the other. */
  words: Int32Array;

  /** `moves`: every move of the model, by id. */
  constructor(
    private readonly moves: readonly Move[],
    public packing: Packing,
    /** The kinds of choices that are faults, as bits. */
    private readonly faults = 0,
  ) {
    this.words = new Int32Array(64 * packing.words);
  }

  /** The move that choice `at` is. */
  move(at: number): Move {
    return this.moves[this.ids[at]!]!;
  }

  /** The place of a move that is listed, with the message it loses; the list's end where it is not listed. */
  placeOf({ id }: Move, lost: number): number {
    let at = 0;
    while (at < this.count && (this.ids[at] !== id || this.lost[at] !== lost)) at++;
    return at;
  }

  /** Forgets all that was listed, and from now on packs as told. */
  clear(packing = this.packing): void {
    this.count = 0;
    this.packing = packing;
  }

  /** Begins the list of one row. */
  open(): void {
    this.skipped = 0;
    this.idle = 0;
    this.still = 0;
    this.isBlocked = false;
    this.outgrown = -1;
  }

  /** A choice is not listed, since a link has no room for what it sends. */
  overflow(): void {
    this.isBlocked = true;
    this.overflowed = true;
  }

  /** Makes room for so many more successors. */
  reserve(more: number): void {
    const length = this.count + more;
    this.words = longer(this.words, length * this.packing.words);
    this.ids = longer(this.ids, length);
    this.lost = longer(this.lost, length);
    this.touched = longer(this.touched, length);
  }

  /** Begins the next successor: the words of the row it follows. */
  begin(packed: Int32Array, from: number): void {
    const { words, packing } = this;
    const at = this.count * packing.words;
    for (let word = 0; word < packing.words; word++) words[at + word] = packed[from + word]!;
  }

  /** What a field of the successor that was begun holds by now. */
  current(field: number): number {
    return this.packing.read(this.words, this.count * this.packing.words, field);
  }

  /** Of the fields touched so far, those that do not hold again what they held in the row; looked for in the first `fields`. */
  changed(row: Row, fields: number, touched: number): number {
    let changed = 0;
    for (let field = 0; field < fields; field++)
      if ((touched & fieldBit(field)) !== 0 && this.current(field) !== row[field]) changed |= fieldBit(field);
    return changed;
  }

  /** Changes a field of the successor that was begun. */
  change(field: number, before: number, after: number): void {
    const { words, packing } = this;
    if (after >>> packing.bits[field]! !== 0) {
      this.outgrown = field;
      this.outgrownBy = after;
    }
    words[this.count * packing.words + packing.word[field]!]! += (after - before) << packing.shift[field]!;
  }

  /** Lists the successor that was begun; `touched` are the fields that were changed, as bits. */
  list(move: number, lost: number, touched: number): void {
    const at = this.count++;
    this.ids[at] = move;
    this.lost[at] = lost;
    this.touched[at] = touched;
  }

  /** The steps of the row listed last, from place `first` on; those that only report where somebody hears them. */
  stepsFrom(first: number, heard: boolean): number {
    return this.count - first + this.skipped - (heard ? 0 : this.still);
  }

  /** Whether a choice of the row listed last, from place `first` on, is more than a fault and changes the world, or is not listed. */
  canGoOn(first: number): boolean {
    if (this.skipped > 0 || this.isBlocked) return true;
    for (let at = first; at < this.count; at++)
      if (this.touched[at] !== 0 && (this.faults & (1 << this.move(at).place)) === 0) return true;
    return false;
  }

  /** The row that choice `at` leads to. */
  after(at: number): Row {
    const row = new Int32Array(this.packing.width);
    this.read(at, row);
    return row;
  }

  /** Reads the row that choice `at` leads to. */
  read(at: number, into: Row): void {
    this.packing.unpack(this.words, at * this.packing.words, into);
  }

  /** Puts another row in the place of the one that choice `at` leads to; false where it has no room. */
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

/** Room in an array for so many numbers; what it holds is kept. */
function longer(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const next = new Int32Array(Math.max(length, 2 * array.length));
  next.set(array);
  return next;
}
