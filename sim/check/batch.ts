/**
 * Successors on their way into the table. A table of millions of worlds is larger than any cache, and each world is
 * looked for where chance put it; so the successors of many worlds are gathered first, and the memory they will be
 * looked for in is touched in one go, before any of them waits for it.
 */
import { grown } from './grown.ts';

export class Batch {
  /** Successors gathered. */
  count = 0;
  /** The packed world of each, `stride` numbers apart. */
  words: Int32Array = new Int32Array(1024);
  hashes: Int32Array = new Int32Array(256);
  /** The id of the move that leads to it, and the fields it changes, as bits. */
  moves: Int32Array = new Int32Array(256);
  touched: Int32Array = new Int32Array(256);
  /** Its diamond mask. */
  pairs: Int32Array = new Int32Array(256);
  fresh: Int32Array = new Int32Array(256);
  /** The place of the world it follows. */
  parents: Int32Array = new Int32Array(256);

  /** Room for one more, of so many words; gives where its words go. */
  next(words: number): number {
    const at = this.count * words;
    this.words = grown(this.words, at + words);
    if (this.count === this.hashes.length) {
      const more = 2 * this.count;
      this.hashes = grown(this.hashes, more);
      this.moves = grown(this.moves, more);
      this.touched = grown(this.touched, more);
      this.pairs = grown(this.pairs, more);
      this.fresh = grown(this.fresh, more);
      this.parents = grown(this.parents, more);
    }
    return at;
  }
}
