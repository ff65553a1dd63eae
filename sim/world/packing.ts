/**
 * Packing: a row of small integers in as few words as the numbers seen so far need. A field never straddles two words,
 * and the top bit of the last word is always set, so that no packed row is all zero. What a step changes is added to
 * the words of the row before it, without unpacking.
 */
import type { Row } from './row.ts';

export class Packing {
  /** Words a row takes. */
  words = 1;
  /** Of each field: how many bits it has, the word they are in, and how far up they stand there. */
  readonly bits: Int32Array;
  readonly word: Int32Array;
  readonly shift: Int32Array;
  /** As many ones as a field has bits. */
  private readonly ones: Int32Array;

  constructor(readonly width: number) {
    this.bits = new Int32Array(width).fill(1);
    this.word = new Int32Array(width);
    this.shift = new Int32Array(width);
    this.ones = new Int32Array(width);
    this.plan();
  }

  /** Words that are the row itself: fields of 31 bits have a word each, in order. */
  static flat(width: number): Packing {
    const flat = new Packing(width);
    flat.bits.fill(31);
    flat.plan();
    return flat;
  }

  /** The packing whose fields have so many bits. */
  static of(bits: readonly number[]): Packing {
    const packing = new Packing(bits.length);
    packing.bits.set(bits);
    packing.plan();
    return packing;
  }

  /** The first field that has no room for its number; -1 where all have. */
  outgrown(row: Row): number {
    for (let field = 0; field < this.width; field++) if (row[field]! >>> this.bits[field]! !== 0) return field;
    return -1;
  }

  /** Whether every number of the row has room. */
  fits(row: Row): boolean {
    return this.outgrown(row) < 0;
  }

  /** Room for every number of the row, and for all there was room for before; some to spare where that costs no word. */
  widened(row: Row): Packing {
    const exact = this.wider(row, 0);
    for (const spare of [3, 2, 1]) {
      const roomy = this.wider(row, spare);
      if (roomy.words === exact.words) return roomy;
    }
    return exact;
  }

  private wider(row: Row, spare: number): Packing {
    const wider = new Packing(this.width);
    for (let field = 0; field < this.width; field++) {
      const bits = 32 - Math.clz32(row[field]!);
      wider.bits[field] = bits > this.bits[field]! ? Math.min(31, bits + spare) : this.bits[field]!;
    }
    wider.plan();
    return wider;
  }

  /** Packs a row that fits; words begin at `at`. */
  pack(row: Row, into: Int32Array, at = 0): void {
    for (let word = 0; word < this.words; word++) into[at + word] = 0;
    for (let field = 0; field < this.width; field++) into[at + this.word[field]!]! |= row[field]! << this.shift[field]!;
    into[at + this.words - 1]! |= 1 << 31;
  }

  /** Unpacks the row whose words begin at `at`. */
  unpack(from: Int32Array, at: number, into: Row): void {
    const { width, word, shift, ones } = this;
    for (let field = 0; field < width; field++)
      into[field] = (from[at + word[field]!]! >>> shift[field]!) & ones[field]!;
  }

  /** What one field of the row holds whose words begin at `at`. */
  read(from: Int32Array, at: number, field: number): number {
    return (from[at + this.word[field]!]! >>> this.shift[field]!) & this.ones[field]!;
  }

  /** Lays the fields out, the widest first, each in the first word with room. */
  private plan(): void {
    const used: number[] = [];
    const widestFirst = [...this.bits.keys()].sort((one, other) => this.bits[other]! - this.bits[one]!);
    for (const field of widestFirst) {
      const bits = this.bits[field]!;
      // One bit of every word is kept free, since any of them may turn out to be the last.
      let word = used.findIndex(full => full + bits < 32);
      if (word < 0) word = used.push(0) - 1;
      this.word[field] = word;
      this.shift[field] = used[word]!;
      this.ones[field] = bits === 31 ? 0x7fffffff : (1 << bits) - 1;
      used[word]! += bits;
    }
    this.words = Math.max(1, used.length);
  }
}
