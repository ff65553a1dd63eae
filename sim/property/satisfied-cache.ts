/**
 * What was judged already. What judges answer of a world depends on the few numbers they read of it, and what they answer
 * of a step on those before it and on the move; so a combination of these that satisfied them all once need not be shown
 * to them again. Remembered exactly, in a table of fixed size in which a newer combination takes the place of an older one.
 */
import type { Row } from '../world/row.ts';

/** A place that is read: a field of a row, and what the number there stands for; itself where nothing is said. */
export interface Place {
  readonly field: number;
  readonly through: readonly number[] | undefined;
}

/** Who is to know of every place that is read. */
export interface Reader {
  add(place: Place): void;
}

/**
 * Combinations remembered, as powers of two: few at first, more where more are met. The most take less than a megabyte;
 * with a quarter of them a check of a million worlds takes a tenth longer.
 */
const bits = { least: 6, most: 15 } as const;

/** Instead of a move, where worlds are judged. */
export const noMove = -1;

export class SatisfiedCache implements Reader {
  private readonly places: Place[] = [];
  /** In each slot the number of a combination’s move, from 1 on, and what was read at each place. */
  private slots: Int32Array = new Int32Array(0);
  private bits: number = bits.least;
  /** How often something was kept since there are so many slots. */
  private kept = 0;
  /** The combination looked for last, and its slot; none where a place was added since. */
  private key = new Int32Array(1);
  private slot = -1;

  /** One more place that answers depend on: what was remembered without it is forgotten. */
  add({ field, through }: Place): void {
    if (this.places.some(place => place.field === field && place.through === through)) return;
    this.places.push({ field, through });
    this.key = new Int32Array(1 + this.places.length);
    this.slots = new Int32Array(0);
    this.slot = -1;
  }

  /** Whether this combination satisfied everybody. */
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

  /** The combination looked for last satisfied everybody. */
  keep(): void {
    const { key, slot } = this;
    if (slot < 0) return;
    if (++this.kept > 2 ** this.bits && this.bits < bits.most) {
      // Learned again is sooner done than moved.
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
