/** A cache of numbers by row and column, flat. */

/** Rows and columns grow on demand; the memory is the product of the two. */
export class PairTable {
  private rows = 16;
  private columns = 4;
  /** The cached number plus two, so that 0 marks an empty entry and -1 can be cached. */
  private cells: Int32Array = new Int32Array(this.rows * this.columns);

  /** The cached number, or undefined. */
  get(row: number, column: number): number | undefined {
    if (row >= this.rows || column >= this.columns) return undefined;
    const kept = this.cells[row * this.columns + column]!;
    return kept === 0 ? undefined : kept - 2;
  }

  /** Caches a number that is at least -1, and returns it. */
  set(row: number, column: number, value: number): number {
    if (row >= this.rows || column >= this.columns) this.grow(row, column);
    this.cells[row * this.columns + column] = value + 2;
    return value;
  }

  private grow(row: number, column: number): void {
    const { cells, columns } = this;
    while (row >= this.rows) this.rows *= 2;
    while (column >= this.columns) this.columns *= 2;
    this.cells = new Int32Array(this.rows * this.columns);
    for (let at = 0; at * columns < cells.length; at++)
      this.cells.set(cells.subarray(at * columns, (at + 1) * columns), at * this.columns);
  }
}
