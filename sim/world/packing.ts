/**
 * Packing: a row of small integers in as few words as the largest numbers so far need. No field straddles two words.
 * The top bit of the last word is always set, so that no packed row is all zero. The changes of a step are added to the
 * words of the row before, without unpacking.
 */
import type { Row } from './row.ts';

export class Packing {
  /** The number of words of a packed row. */
  words = 1;
  /** For each field: its width in bits, the index of its word, and its shift in that word. */
  readonly bits: Int32Array;
  readonly word: Int32Array;
  readonly shift: Int32Array;
  /** For each field: its bit mask before shifting. */
  private readonly ones: Int32Array;

  constructor(readonly width: number) {
    this.bits = new Int32Array(width).fill(1);
    this.word = new Int32Array(width);
    this.shift = new Int32Array(width);
    this.ones = new Int32Array(width);
    this.plan();
  }

  /** A packing in which the words are the row itself: each field has 31 bits of its own word, in order. */
  static flat(width: number): Packing {
    const flat = new Packing(width);
    flat.bits.fill(31);
    flat.plan();
    return flat;
  }

  /** The packing whose fields have these widths in bits. */
  static of(bits: readonly number[]): Packing {
    const packing = new Packing(bits.length);
    packing.bits.set(bits);
    packing.plan();
    return packing;
  }

  /** The first field that is too narrow for its number; -1 if the row fits. */
  outgrown(row: Row): number {
    for (let field = 0; field < this.width; field++) if (row[field]! >>> this.bits[field]! !== 0) return field;
    return -1;
  }

  /** Whether every field is wide enough for its number. */
  fits(row: Row): boolean {
    return this.outgrown(row) < 0;
  }

  /**
   * A packing that fits the row and every row that fitted before. Widened fields get spare bits where they cost no
   * further word.
   */
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

  /** Packs a row that fits, from word `at` on. */
  pack(row: Row, into: Int32Array, at = 0): void {
    for (let word = 0; word < this.words; word++) into[at + word] = 0;
    for (let field = 0; field < this.width; field++) into[at + this.word[field]!]! |= row[field]! << this.shift[field]!;
    into[at + this.words - 1]! |= 1 << 31;
  }

  /** Unpacks the row that begins at word `at`. */
  unpack(from: Int32Array, at: number, into: Row): void {
    const { width, word, shift, ones } = this;
    for (let field = 0; field < width; field++)
      into[field] = (from[at + word[field]!]! >>> shift[field]!) & ones[field]!;
  }

  /** The number in one field of the row that begins at word `at`. */
  read(from: Int32Array, at: number, field: number): number {
    return (from[at + this.word[field]!]! >>> this.shift[field]!) & this.ones[field]!;
  }

  /** Lays the fields out, the widest first, each in the first word with enough bits (first fit decreasing). */
  private plan(): void {
    const used: number[] = [];
    const widestFirst = [...this.bits.keys()].sort((one, other) => this.bits[other]! - this.bits[one]!);
    for (const field of widestFirst) {
      const bits = this.bits[field]!;
      // One bit of every word stays free, since any word can be the last.
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
