/**
 * A log of entries of a fixed number of words, in order of discovery: the packed worlds of a breadth-first search, or
 * their masks. It consists of blocks, so that it grows without a copy. The worlds stay in it, since traces are rebuilt
 * from them.
 */
import { MemoryBudget } from './memory-budget.ts';

/** The number of entries of a block, as a power of two. */
const blockBits = 14;
const blockSize = 1 << blockBits;

const nothing = new Int32Array(0);

export class StateLog {
  count = 0;
  /** The number of blocks that were freed. */
  private forgotten = 0;
  private readonly blocks: Int32Array[] = [];

  constructor(
    private readonly words: number,
    private readonly budget: MemoryBudget = new MemoryBudget(),
  ) {}

  get bytes(): number {
    return (this.blocks.length - this.forgotten) * blockSize * this.words * 4;
  }

  /** Adds the entry whose words begin at `from`. */
  push(packed: Int32Array, from = 0): void {
    const at = this.count & (blockSize - 1);
    if (at === 0) this.blocks.push(this.budget.ints(blockSize * this.words));
    const block = this.blocks[this.blocks.length - 1]!;
    for (let word = 0; word < this.words; word++) block[at * this.words + word] = packed[from + word]!;
    this.count++;
  }

  /** The block of entry `at`. */
  block(at: number): Int32Array {
    return this.blocks[at >>> blockBits]!;
  }

  /** The offset of the words of entry `at` in its block. */
  offset(at: number): number {
    return (at & (blockSize - 1)) * this.words;
  }

  /** Frees all blocks whose entries are before entry `at`; these entries cannot be read any more. */
  forget(at: number): void {
    for (; this.forgotten < at >>> blockBits; this.forgotten++) {
      this.budget.free(this.blocks[this.forgotten]!);
      this.blocks[this.forgotten] = nothing;
    }
  }

  /** Frees all blocks; no entry can be read any more. */
  release(): void {
    for (const block of this.blocks.splice(0)) this.budget.free(block);
  }
}
