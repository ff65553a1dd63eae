/**
 * The queue of a breadth-first search: every world ever met, packed, in order of discovery. Kept in blocks, so that it
 * grows without being copied; the worlds all stay, since traces are rebuilt from them.
 */
import { MemoryBudget } from './memory-budget.ts';

/** Worlds in a block. */
const blockBits = 14;
const blockSize = 1 << blockBits;

const nothing = new Int32Array(0);

export class StateLog {
  count = 0;
  /** Blocks whose room was given back. */
  private forgotten = 0;
  private readonly blocks: Int32Array[] = [];

  constructor(
    private readonly words: number,
    private readonly room: MemoryBudget = new MemoryBudget(),
  ) {}

  get bytes(): number {
    return (this.blocks.length - this.forgotten) * blockSize * this.words * 4;
  }

  /** Adds the words that begin at `from`. */
  push(packed: Int32Array, from = 0): void {
    const at = this.count & (blockSize - 1);
    if (at === 0) this.blocks.push(this.room.ints(blockSize * this.words));
    const block = this.blocks[this.blocks.length - 1]!;
    for (let word = 0; word < this.words; word++) block[at * this.words + word] = packed[from + word]!;
    this.count++;
  }

  /** The block that holds place `at`. */
  block(at: number): Int32Array {
    return this.blocks[at >>> blockBits]!;
  }

  /** Where in its block the words of place `at` begin. */
  offset(at: number): number {
    return (at & (blockSize - 1)) * this.words;
  }

  /** Gives back the room of whole blocks before place `at`; what stood there cannot be read any more. */
  forget(at: number): void {
    for (; this.forgotten < at >>> blockBits; this.forgotten++) {
      this.room.free(this.blocks[this.forgotten]!);
      this.blocks[this.forgotten] = nothing;
    }
  }

  /** Gives its room back; nothing can be read any more. */
  release(): void {
    for (const block of this.blocks.splice(0)) this.room.free(block);
  }
}
