/**
 * Bit-state hashing, after Holzmann, "An improved protocol reachability analysis technique", Software: Practice and
 * Experience 18 (1988): a world is remembered by three bits of one large table and by nothing else. A new world whose
 * bits are all set already, each by some other one, is taken for known and omitted. The places are made by double
 * hashing: Dillinger and Manolios, "Bloom filters in probabilistic verification", FMCAD 2004.
 */
import type { Row } from '../world/row.ts';

/** Bits a world: what Spin takes, too. */
const hashes = 3;

export class BloomBits {
  count = 0;
  /** Worlds that were omitted, as expected. */
  omitted = 0;
  private set = 0;
  private readonly words: Int32Array;
  private readonly shift: number;

  /** A table of 2^`logarithm` bits. */
  constructor(readonly logarithm: number) {
    this.words = new Int32Array(2 ** (logarithm - 5));
    this.shift = 32 - logarithm;
  }

  get bytes(): number {
    return this.words.byteLength;
  }

  /** The share of the bits that are set. */
  get fill(): number {
    return this.set / 2 ** this.logarithm;
  }

  /** Adds a world; whether it was new, as far as its bits tell. */
  add(row: Row): boolean {
    let one = 0x811c9dc5;
    let other = 0x9e3779b9;
    for (let field = 0; field < row.length; field++) {
      const value = row[field]!;
      one = Math.imul(one ^ value, 0x9e3779b1);
      one ^= one >>> 15;
      other = Math.imul(other + value, 0x85ebca6b);
      other ^= other >>> 13;
    }
    one = Math.imul(one, 0xc2b2ae35);
    // An odd number meets every place.
    other = Math.imul(other, 0x27d4eb2f) | 1;
    // The bits of a world that was never added are all set with this chance, independently of those of others.
    const mistaken = this.fill ** hashes;
    const before = this.set;
    for (let each = 0; each < hashes; each++) {
      const place = one >>> this.shift;
      const bit = 1 << (place & 31);
      if ((this.words[place >>> 5]! & bit) === 0) {
        this.words[place >>> 5]! |= bit;
        this.set++;
      }
      one = (one + other) | 0;
    }
    if (this.set === before) return false;
    this.count++;
    // For each new world that is seen to be new, so many others were not.
    this.omitted += mistaken / (1 - mistaken);
    return true;
  }
}
