/**
 * A cache of combinations of numbers that satisfy all properties. The judgement of a world depends on the few numbers
 * that the predicates read of it; the judgement of a step, on those of the world before and on the move. So a
 * combination that satisfied all properties once need not be judged again. Entries are exact. The table is lossy: a
 * newer combination replaces an older one in its slot.
 */
import type { Row } from '../world/row.ts';

/**
 * A place that a predicate reads: a field of a row, and a table that maps the number there to the number read, if any.
 */
export interface Place {
  readonly field: number;
  readonly through: readonly number[] | undefined;
}

/** A listener to every place that a predicate reads. */
export interface ReadListener {
  add(place: Place): void;
}

/**
 * The number of slots, as a power of two: it starts at `least` and grows to `most`. The largest table takes less than a
 * megabyte; with a quarter of its slots a check of a million worlds takes a tenth longer.
 */
const bits = { least: 6, most: 15 } as const;

/** The key for a move where a world is judged. */
export const noMove = -1;

export class SatisfiedCache implements ReadListener {
  private readonly places: Place[] = [];
  /** Each slot holds the number of a move plus 2 (0: the slot is empty), and the number read at each place. */
  private slots: Int32Array = new Int32Array(0);
  private bits: number = bits.least;
  /** The insertions since the table last grew. */
  private kept = 0;
  /** The combination of the last lookup, and its slot; -1 if a place was added since. */
  private key = new Int32Array(1);
  private slot = -1;

  /** Adds a place that judgements depend on, and clears the table, whose entries lack it. */
  add({ field, through }: Place): void {
    if (this.places.some(place => place.field === field && place.through === through)) return;
    this.places.push({ field, through });
    this.key = new Int32Array(1 + this.places.length);
    this.slots = new Int32Array(0);
    this.slot = -1;
  }

  /** Whether this combination is known to satisfy all properties. */
  has(move: number, row: Row): boolean {
    const { places, key, slots } = this;
    key[0] = move + 2;
    let hash = Math.imul(move, 0x9e3779b1);
    for (let at = 0; at < places.length; at++) {
      const { field, through } = places[at]!;
      const number = through ? through[row[field]!]! : row[field]!;
      key[at + 1] = number;
      hash = Math.imul(hash ^ (hash >>> 15) ^ number, 0x85ebca6b);
    }
    this.slot = (hash >>> (32 - this.bits)) * key.length;
    for (let at = 0; at < key.length; at++) if (slots[this.slot + at] !== key[at]) return false;
    return true;
  }

  /** Inserts the combination of the last lookup. */
  keep(): void {
    const { key, slot } = this;
    if (slot < 0) return;
    if (++this.kept > 2 ** this.bits && this.bits < bits.most) {
      // Clearing the table is faster than rehashing it: combinations are learned again.
      this.bits++;
      this.kept = 0;
      this.slots = new Int32Array(0);
      this.slot = -1;
      return;
    }
    if (this.slots.length === 0) this.slots = new Int32Array(key.length << this.bits);
    for (let at = 0; at < key.length; at++) this.slots[slot + at] = key[at]!;
  }
}
