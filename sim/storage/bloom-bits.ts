/**
 * Bit-state hashing, after Holzmann, "An improved protocol reachability analysis technique", Software: Practice and
 * Experience 18 (1988): of a world only three bits of one large table are stored. A new world whose bits were all set
 * by other worlds is taken for known, and omitted. The places of the bits come from double hashing: Dillinger and
 * Manolios, "Bloom filters in probabilistic verification", FMCAD 2004.
 */
import type { Row } from '../world/row.ts';

/** The number of bits for each world, as in Spin. */
const hashes = 3;

export class BloomBits {
  count = 0;
  /** The expected number of omitted worlds. */
  omitted = 0;
  private set = 0;
  private readonly words: Int32Array;
  private readonly shift: number;

  /** @param logarithm the table has 2^logarithm bits */
  constructor(readonly logarithm: number) {
    this.words = new Int32Array(2 ** (logarithm - 5));
    this.shift = 32 - logarithm;
  }

  get bytes(): number {
    return this.words.byteLength;
  }

  /** The fraction of the bits that are set. */
  get fill(): number {
    return this.set / 2 ** this.logarithm;
  }

  /** Adds a world. Returns false if its bits were all set, so that it is taken for known. */
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
    // An odd stride reaches every place.
    other = Math.imul(other, 0x27d4eb2f) | 1;
    // The probability that the bits of a new world are all set already, independently of other worlds.
    const probability = this.fill ** hashes;
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
    // The expected number of omitted worlds for each world recognised as new.
    this.omitted += probability / (1 - probability);
    return true;
  }
}
