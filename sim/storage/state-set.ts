/**
 * A hash table of packed worlds with open addressing and linear probing; the slots hold the worlds themselves. The
 * *high* bits of the hash select the slot, so growth reads and writes in order: the world of slot i moves to about slot
 * 2i. In a numbered table a slot also holds the number of the world, in order of discovery.
 */
import { MemoryBudget } from './memory-budget.ts';

/** The table doubles at this load, so that probes stay short. */
const loadMax = 0.7;

/** In place of a number: the world is known, and the table is not numbered. */
export const known = -1;

export class StateSet {
  count = 0;
  private slots: Int32Array;
  private shift = 32 - 10;
  /** The number of worlds beyond which the table grows. */
  private countMax = 0;
  /** The number of words of a slot. */
  private readonly stride: number;

  constructor(
    private readonly words: number,
    private readonly numbered: boolean,
    private readonly budget: MemoryBudget = new MemoryBudget(),
    expected = 0,
  ) {
    this.stride = words + (numbered ? 1 : 0);
    while (expected >= loadMax * 2 ** (32 - this.shift)) this.shift--;
    this.slots = budget.ints(this.stride * 2 ** (32 - this.shift));
    this.countMax = loadMax * 2 ** (32 - this.shift);
  }

  get bytes(): number {
    return 4 * this.slots.length;
  }

  /** Frees the table; it cannot be used any more. */
  release(): void {
    this.budget.free(this.slots);
    this.slots = new Int32Array(0);
  }

  /** The hash of the words of a packed world. */
  hash(words: Int32Array, at: number): number {
    let hash = 0;
    for (let word = 0; word < this.words; word++) {
      hash = Math.imul(hash ^ words[at + word]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return Math.imul(hash, 0x85ebca6b);
  }

  /**
   * Reads the slots that hashes select, so that they are in the cache for `add`. The result only keeps the reads from
   * being optimised away.
   */
  prefetch(hashes: Int32Array, count: number): number {
    const { slots, stride, shift } = this;
    let sum = 0;
    for (let each = 0; each < count; each++) sum += slots[(hashes[each]! >>> shift) * stride]!;
    return sum;
  }

  /**
   * Adds the world whose words begin at `from`. Returns its number; `known` if it is not new and the table is not
   * numbered.
   */
  add(packed: Int32Array, from: number, hash: number): number {
    const { slots, stride, words } = this;
    const ending = packed[from + words - 1]!;
    let slot = hash >>> this.shift;
    for (;;) {
      const at = slot * stride;
      const last = slots[at + words - 1]!;
      // The top bit of the last word is set in every world.
      if (last === 0) break;
      if (last === ending) {
        let word = 0;
        while (word < words - 1 && slots[at + word] === packed[from + word]) word++;
        if (word === words - 1) return this.numbered ? slots[at + words]! : known;
      }
      slot++;
      if (slot * stride === slots.length) slot = 0;
    }
    const at = slot * stride;
    for (let word = 0; word < words; word++) slots[at + word] = packed[from + word]!;
    if (this.numbered) slots[at + words] = this.count;
    this.count++;
    if (this.count > this.countMax) this.grow();
    return this.count - 1;
  }

  private grow(): void {
    const { slots, stride, words } = this;
    const grown = this.budget.ints(2 * slots.length);
    this.shift--;
    for (let at = 0; at < slots.length; at += stride) {
      if (slots[at + words - 1] === 0) continue;
      let to = (this.hash(slots, at) >>> this.shift) * stride;
      while (grown[to + words - 1] !== 0) {
        to += stride;
        if (to === grown.length) to = 0;
      }
      for (let each = 0; each < stride; each++) grown[to + each] = slots[at + each]!;
    }
    this.slots = grown;
    this.countMax *= 2;
    this.budget.free(slots);
  }
}
