/**
 * Room for what a search keeps. Its large arrays are asked for here, so that what would be too much is refused before it
 * is taken, and the search ends with what it has.
 */

/** Why there was no room: the limit that was asked for, or what the machine can give. */
export type Shortage = 'bytesMax' | 'outOfMemory';

/** Thrown where there is no room; the search turns it into an outcome. */
export class BudgetExceeded extends Error {
  override name = 'NoRoom';

  constructor(readonly shortage: Shortage) {
    super(`no room for more worlds (${shortage})`);
  }
}

export class MemoryBudget {
  /** Bytes held. */
  held = 0;
  /** Bytes that may be held: as asked for, and as the machine can give. */
  bytesMax = Infinity;
  machineMax = Infinity;

  /** So many zeros, of four bytes each. */
  ints(length: number): Int32Array {
    return this.take(4 * length, () => new Int32Array(length));
  }

  /** The numbers of an array in one of at least this length, doubled; the array itself where it is long enough. */
  longer(array: Int32Array, length: number): Int32Array {
    if (length <= array.length) return array;
    const next = this.ints(Math.max(length, 2 * array.length));
    next.set(array);
    this.free(array);
    return next;
  }

  /** Counts an array as held no more. */
  free(array: Int32Array): void {
    this.held -= array.byteLength;
  }

  private take(bytes: number, make: () => Int32Array): Int32Array {
    if (this.held + bytes > this.bytesMax) throw new BudgetExceeded('bytesMax');
    if (this.held + bytes > this.machineMax) throw new BudgetExceeded('outOfMemory');
    const array = make();
    this.held += bytes;
    return array;
  }
}

/** What JavaScript says where an array, a map or a text cannot grow; a call too deep is none of it, and a bug. */
const refusals = /allocation failed|Invalid (typed array|array|string) length|(Map|Set) maximum size/;

/** The shortage an error tells of; undefined where it tells of something else. */
export function shortageOf(error: unknown): Shortage | undefined {
  if (error instanceof BudgetExceeded) return error.shortage;
  return error instanceof RangeError && refusals.test(error.message) ? 'outOfMemory' : undefined;
}
