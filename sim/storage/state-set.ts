/**
 * A set of packed worlds: open addressing, linear probing, the worlds in the slots themselves. A slot is looked for by
 * the *high* bits of the hash, so that growing streams: what stood at slot i goes to about 2i. Where it is numbered, a
 * slot also keeps the world's place in order of discovery.
 */
import { MemoryBudget } from './memory-budget.ts';

/** The table is rebuilt twice as large when it is this full; probes stay short. */
const fullest = 0.7;

/** Instead of a place: the world was there already, in a table that keeps no places. */
export const known = -1;

export class StateSet {
  count = 0;
  private slots: Int32Array;
  private shift = 32 - 10;
  /** Worlds it takes before it is rebuilt. */
  private countMax = 0;
  /** Numbers a slot takes. */
  private readonly stride: number;

  constructor(
    private readonly words: number,
    private readonly numbered: boolean,
    private readonly room: MemoryBudget = new MemoryBudget(),
    expected = 0,
  ) {
    this.stride = words + (numbered ? 1 : 0);
    while (expected >= fullest * 2 ** (32 - this.shift)) this.shift--;
    this.slots = room.ints(this.stride * 2 ** (32 - this.shift));
    this.countMax = fullest * 2 ** (32 - this.shift);
  }

  get bytes(): number {
    return 4 * this.slots.length;
  }

  /** Gives its room back; nothing can be looked for any more. */
  release(): void {
    this.room.free(this.slots);
    this.slots = new Int32Array(0);
  }

  /** Bits of all words, mixed; the high ones choose the slot. */
  hash(words: Int32Array, at: number): number {
    let hash = 0;
    for (let word = 0; word < this.words; word++) {
      hash = Math.imul(hash ^ words[at + word]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return Math.imul(hash, 0x85ebca6b);
  }

  /** Reads what stands where hashes lead to, so that it is near when it is needed; what it gives means nothing. */
  touch(hashes: Int32Array, count: number): number {
    const { slots, stride, shift } = this;
    let sum = 0;
    for (let each = 0; each < count; each++) sum += slots[(hashes[each]! >>> shift) * stride]!;
    return sum;
  }

  /** Adds the world whose words begin at `from`: its place where it is new, else the place it has, or `known`. */
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
    const grown = this.room.ints(2 * slots.length);
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
    this.room.free(slots);
  }
}
