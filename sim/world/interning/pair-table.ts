/** A memory of numbers by row and column, flat: the answer of a look-up that is asked again and again. */

/** Rows and columns both grow as they are named; memory is the product of the two. */
export class PairTable {
  private rows = 16;
  private columns = 4;
  /** Two more than what is known, so that 0 is nothing known and -1 can be kept. */
  private cells: Int32Array = new Int32Array(this.rows * this.columns);

  /** What was kept, or undefined. */
  get(row: number, column: number): number | undefined {
    if (row >= this.rows || column >= this.columns) return undefined;
    const kept = this.cells[row * this.columns + column]!;
    return kept === 0 ? undefined : kept - 2;
  }

  /** Keeps a number, from -1 on, and gives it back. */
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
