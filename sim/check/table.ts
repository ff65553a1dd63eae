/**
 * The worlds seen so far, exact: each row packed into as few bits as the numbers seen need, kept in order of discovery
 * (which is the queue of a breadth-first search), with an open-addressing index beside it. When a number outgrows its
 * bits every row is packed anew, wider.
 */
import type { Row } from '../world/model.ts';

/** Grows a typed array to at least `length`, doubling. */
export function grown(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const next = new Int32Array(Math.max(length, array.length * 2));
  next.set(array);
  return next;
}

export class Table {
  count = 0;
  private bits: number[];
  private word: number[] = [];
  private shift: number[] = [];
  /** Words a world takes. */
  private words = 1;
  private rows: Int32Array = new Int32Array(1024);
  private slots: Int32Array = new Int32Array(1024).fill(-1);
  private packed: Int32Array = new Int32Array(1);

  constructor(private readonly width: number) {
    this.bits = new Array(width).fill(1);
    this.plan();
  }

  /** Bytes the table holds on to. */
  get bytes(): number {
    return 4 * (this.rows.length + this.slots.length);
  }

  /** Bits a world takes. */
  get bitsPerWorld(): number {
    return this.bits.reduce((sum, bits) => sum + bits, 0);
  }

  /** The place of the row that begins at `offset`; a new one where it equals the count from before. */
  add(source: Row, offset = 0): number {
    this.pack(source, offset);
    const { words, packed, rows } = this;
    let slot = this.hash();
    const mask = this.slots.length - 1;
    for (;;) {
      const at = this.slots[slot]!;
      if (at < 0) break;
      let word = 0;
      while (word < words && rows[at * words + word] === packed[word]) word++;
      if (word === words) return at;
      slot = (slot + 1) & mask;
    }
    const at = this.count++;
    this.slots[slot] = at;
    this.rows = grown(this.rows, this.count * words);
    for (let word = 0; word < words; word++) this.rows[at * words + word] = packed[word]!;
    // Half full at most: probes stay short.
    if (this.count * 2 > this.slots.length) this.rehash(this.slots.length * 2);
    return at;
  }

  /** Unpacks the row at place `at`. */
  read(at: number, into: Row): void {
    const base = at * this.words;
    for (let field = 0; field < this.width; field++) {
      const bits = this.bits[field]!;
      const mask = bits === 32 ? -1 : (1 << bits) - 1;
      into[field] = (this.rows[base + this.word[field]!]! >>> this.shift[field]!) & mask;
    }
  }

  private pack(source: Row, offset: number): void {
    for (let field = 0; field < this.width; field++)
      if (source[offset + field]! >>> this.bits[field]! !== 0) this.widen(field, source[offset + field]!);
    this.packed.fill(0);
    for (let field = 0; field < this.width; field++)
      this.packed[this.word[field]!]! |= source[offset + field]! << this.shift[field]!;
  }

  private hash(): number {
    let hash = 0;
    for (let word = 0; word < this.words; word++) {
      hash = Math.imul(hash ^ this.packed[word]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x85ebca6b);
    return (hash ^ (hash >>> 13)) & (this.slots.length - 1);
  }

  /** Gives a field room for `value` and some to spare, and packs every row anew. */
  private widen(field: number, value: number): void {
    const row = new Int32Array(this.width);
    const old = new Table(this.width);
    Object.assign(old, { bits: this.bits, word: this.word, shift: this.shift, words: this.words, rows: this.rows });
    this.bits = this.bits.slice();
    this.bits[field] = Math.min(31, 32 - Math.clz32(value) + 1);
    this.plan();
    this.rows = new Int32Array(Math.max(1024, old.rows.length * Math.ceil(this.words / old.words)));
    for (let at = 0; at < this.count; at++) {
      old.read(at, row);
      this.packed.fill(0);
      for (let each = 0; each < this.width; each++) this.packed[this.word[each]!]! |= row[each]! << this.shift[each]!;
      this.rows.set(this.packed, at * this.words);
    }
    this.rehash(this.slots.length);
  }

  /** Lays the fields out in words; a field never straddles two. */
  private plan(): void {
    let word = 0;
    let used = 0;
    this.word = [];
    this.shift = [];
    for (const bits of this.bits) {
      if (used + bits > 32) {
        word++;
        used = 0;
      }
      this.word.push(word);
      this.shift.push(used);
      used += bits;
    }
    this.words = word + 1;
    this.packed = new Int32Array(this.words);
  }

  private rehash(size: number): void {
    const kept = this.packed.slice();
    this.slots = new Int32Array(size).fill(-1);
    for (let at = 0; at < this.count; at++) {
      for (let word = 0; word < this.words; word++) this.packed[word] = this.rows[at * this.words + word]!;
      let slot = this.hash();
      while (this.slots[slot]! >= 0) slot = (slot + 1) & (size - 1);
      this.slots[slot] = at;
    }
    this.packed.set(kept);
  }
}
