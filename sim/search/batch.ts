/**
 * Successors on their way into the table. A table of millions of worlds is larger than any cache, and each world is
 * looked for where chance put it; so the successors of many worlds are gathered first, and the memory they will be
 * looked for in is touched in one go, before any of them waits for it.
 */

import type { StateStore } from '../storage/state-store.ts';
import type { Model } from '../world/model.ts';
import type { Packing } from '../world/packing.ts';
import type { Successors } from '../world/successors.ts';

export class Batch {
  /** Every successor gathered, parent after parent. */
  readonly successors: Successors;
  /** Of each parent, counted from the first one, where its successors end. */
  readonly ends: number[] = [];
  /** Of each successor; see `approach`. */
  hashes: Int32Array = new Int32Array(1024);

  constructor(model: Model, packing: Packing) {
    this.successors = model.successors(packing);
  }

  /** Forgets everything; what is gathered from now on is packed as told. */
  clear(packing: Packing): void {
    this.successors.clear(packing);
    this.ends.length = 0;
  }

  /** Hashes what was gathered, and brings near what it will be looked for in. */
  approach(worlds: StateStore): this {
    const { count } = this.successors;
    if (count > this.hashes.length) this.hashes = new Int32Array(2 * count);
    worlds.approach(this.successors, this.hashes);
    return this;
  }
}
