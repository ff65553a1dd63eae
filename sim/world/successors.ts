/** What can follow a world: for each choice the move it is, and the fields of the row it changes. Flat, and reused. */
import type { Move } from './registers.ts';

/** A world as a row of small integers; only the model it belongs to can read it. */
export type Row = Int32Array;

/** The successors of one row, in the contract's order; reused from call to call. */
export class Successors {
  count = 0;
  /** A link had no room somewhere: there are worlds beyond that are not listed. */
  overflowed = false;
  /** Choices that were left out, and only counted. */
  skipped = 0;
  /** The id of each move. */
  ids: Int32Array = new Int32Array(64);
  /** The message a crash takes along, or -1. */
  readonly lost: number[] = [];
  /** Successor `at` sets field `fields[i]` to `values[i]`, for i from `first(at)` to `first(at + 1) - 1`. */
  fields: Int32Array = new Int32Array(256);
  values: Int32Array = new Int32Array(256);
  private begins: Int32Array = new Int32Array(64);
  private end = 0;

  /** `moves`: every move of the model, by id. */
  constructor(private readonly moves: readonly Move[]) {}

  /** The move that choice `at` is. */
  move(at: number): Move {
    return this.moves[this.ids[at]!]!;
  }

  /** The first change of a successor; of the next one to be listed, where `at` is the count. */
  first(at: number): number {
    return this.begins[at]!;
  }

  clear(): void {
    this.count = 0;
    this.skipped = 0;
    this.end = 0;
    this.overflowed = false;
  }

  /** What `field` holds once the changes told so far are made; `before` where they leave it alone. */
  value(field: number, before: number): number {
    const at = this.told(field);
    return at < 0 ? before : this.values[at]!;
  }

  /** Makes room for so many more changes. */
  reserve(changes: number): void {
    if (this.end + changes <= this.fields.length) return;
    this.fields = doubled(this.fields);
    this.values = doubled(this.values);
    this.reserve(changes);
  }

  /** Tells one change, there being room: of a field nothing was told of yet, and not to what it holds already. */
  set(field: number, value: number): void {
    this.fields[this.end] = field;
    this.values[this.end++] = value;
  }

  /** Tells one change, perhaps of a field that was told of before. */
  change(field: number, value: number): void {
    const at = this.told(field);
    if (at < 0) this.set(field, value);
    else this.values[at] = value;
  }

  /** Whether anything was told of the successor to be listed next. */
  get changed(): boolean {
    return this.end > this.begins[this.count]!;
  }

  /** Takes back what was told of a successor that is not to be listed. */
  drop(): void {
    this.end = this.begins[this.count]!;
  }

  /** Lists the successor the changes told so far lead to. */
  list(move: number, lost: number): void {
    this.ids[this.count] = move;
    this.lost[this.count++] = lost;
    if (this.count === this.begins.length) {
      this.begins = doubled(this.begins);
      this.ids = doubled(this.ids);
    }
    this.begins[this.count] = this.end;
  }

  /** Where a field was told of; -1 where it was not. */
  private told(field: number): number {
    const begin = this.begins[this.count]!;
    for (let at = this.end - 1; at >= begin; at--) if (this.fields[at] === field) return at;
    return -1;
  }

  /** The row that choice `at` leads to. */
  after(at: number, row: Row): Row {
    const after = row.slice();
    this.apply(at, after);
    return after;
  }

  /** Makes the changes of choice `at` in a row. */
  apply(at: number, row: Row): void {
    const end = this.first(at + 1);
    for (let each = this.first(at); each < end; each++) row[this.fields[each]!] = this.values[each]!;
  }

  /** Takes the changes of choice `at` back: `into` is `row` again. */
  undo(at: number, row: Row, into: Row): void {
    const end = this.first(at + 1);
    for (let each = this.first(at); each < end; each++) into[this.fields[each]!] = row[this.fields[each]!]!;
  }
}

function doubled(array: Int32Array): Int32Array {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}
