/**
 * The memory budget of a search. The search allocates its large arrays here. An array beyond the budget is refused
 * before it is allocated, and the search ends with its results so far.
 */

/** The exceeded bound: the limit of the check, or the memory of the machine. */
export type Shortage = 'bytesMax' | 'outOfMemory';

/** Thrown when the budget is exceeded; the search turns it into an outcome. */
export class BudgetExceeded extends Error {
  override name = 'BudgetExceeded';

  constructor(readonly shortage: Shortage) {
    super(`no memory for more worlds (${shortage})`);
  }
}

export class MemoryBudget {
  /** The number of bytes allocated. */
  held = 0;
  /** The most bytes: by the limit of the check, and by the memory of the machine. */
  bytesMax = Infinity;
  machineMax = Infinity;

  /** A new array of zeros. @throws BudgetExceeded */
  ints(length: number): Int32Array {
    return this.allocate(4 * length, () => new Int32Array(length));
  }

  /**
   * The array itself if it has at least this length; otherwise a copy of at least twice its length, and the array is
   * freed.
   * @throws BudgetExceeded
   */
  longer(array: Int32Array, length: number): Int32Array {
    if (length <= array.length) return array;
    const next = this.ints(Math.max(length, 2 * array.length));
    next.set(array);
    this.free(array);
    return next;
  }

  /** Returns the bytes of an array to the budget. */
  free(array: Int32Array): void {
    this.held -= array.byteLength;
  }

  private allocate(bytes: number, make: () => Int32Array): Int32Array {
    if (this.held + bytes > this.bytesMax) throw new BudgetExceeded('bytesMax');
    if (this.held + bytes > this.machineMax) throw new BudgetExceeded('outOfMemory');
    const array = make();
    this.held += bytes;
    return array;
  }
}

/**
 * The messages of JavaScript when an array, map or string cannot grow. A stack overflow is not among them: it is a bug.
 */
const refusals = /allocation failed|Invalid (typed array|array|string) length|(Map|Set) maximum size/;

/** The shortage behind an error; undefined if the error has another cause. */
export function shortageOf(error: unknown): Shortage | undefined {
  if (error instanceof BudgetExceeded) return error.shortage;
  return error instanceof RangeError && refusals.test(error.message) ? 'outOfMemory' : undefined;
}
