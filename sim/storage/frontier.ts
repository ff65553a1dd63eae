/** The frontier of a search: a first-in, first-out queue of worlds that frees the memory of those taken out. */
import type { Row } from '../world/row.ts';

/** The number of worlds of a block. */
const blockSize = 4_096;

export class Frontier {
  count = 0;
  private readonly blocks: Int32Array[] = [];
  /** The place of the oldest world in the first block, and the first free place in the last block. */
  private first = 0;
  private last = blockSize;

  constructor(private readonly width: number) {}

  get bytes(): number {
    return this.blocks.length * blockSize * this.width * 4;
  }

  push(row: Row): void {
    if (this.last === blockSize) {
      this.blocks.push(new Int32Array(blockSize * this.width));
      this.last = 0;
    }
    this.blocks.at(-1)!.set(row, this.width * this.last++);
    this.count++;
  }

  /** Takes the oldest world out. The queue must not be empty. */
  take(into: Row): void {
    const block = this.blocks[0]!;
    for (let field = 0; field < this.width; field++) into[field] = block[this.first * this.width + field]!;
    this.first++;
    this.count--;
    if (this.first < blockSize) return;
    this.blocks.shift();
    this.first = 0;
  }
}
