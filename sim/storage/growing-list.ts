/** A growing list of numbers: one for each world, in order of discovery. */

export class GrowingList {
  private numbers: Int32Array = new Int32Array(1024);

  get bytes(): number {
    return this.numbers.byteLength;
  }

  /** The number at a place; 0 if none was set. */
  get(at: number): number {
    return at < this.numbers.length ? this.numbers[at]! : 0;
  }

  set(at: number, value: number): void {
    while (at >= this.numbers.length) {
      const longer = new Int32Array(this.numbers.length * 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[at] = value;
  }
}
