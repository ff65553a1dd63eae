/**
 * A batch of successors to be added to the table. A table of millions of worlds is larger than any cache, and each
 * lookup goes to a random place. So the search gathers the successors of many worlds, and prefetches the memory of all
 * their lookups together.
 */

import type { StateStore } from '../storage/state-store.ts';
import type { Model } from '../world/model.ts';
import type { Packing } from '../world/packing.ts';
import type { Successors } from '../world/successors.ts';

export class Batch {
  /** The successors, parent after parent. */
  readonly successors: Successors;
  /** By parent: the place after its last successor. */
  readonly ends: number[] = [];
  /** By successor, written by `prefetch`. */
  hashes: Int32Array = new Int32Array(1024);

  constructor(model: Model, packing: Packing) {
    this.successors = model.successors(packing);
  }

  /** Empties the batch. @param packing the packing of the successors gathered next */
  clear(packing: Packing): void {
    this.successors.clear(packing);
    this.ends.length = 0;
  }

  /** Hashes the successors, and prefetches the slots of the table that their lookups read. */
  prefetch(worlds: StateStore): this {
    const { count } = this.successors;
    if (count > this.hashes.length) this.hashes = new Int32Array(2 * count);
    worlds.prefetch(this.successors, this.hashes);
    return this;
  }
}
