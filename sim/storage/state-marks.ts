/** Marks on worlds, two bits each: what a liveness property needs to know of every world. */
import { MemoryBudget } from './memory-budget.ts';

/** Worlds marked in one word. */
export const marksInWord = 16;

export class StateMarks {
  private words: Int32Array;

  constructor(private readonly room: MemoryBudget = new MemoryBudget()) {
    this.words = room.ints(64);
  }

  get(world: number): number {
    return (this.words[world >>> 4]! >>> (2 * (world & 15))) & 3;
  }

  /** Marks a world for the first time. */
  set(world: number, mark: number): void {
    const word = world >>> 4;
    if (word >= this.words.length) this.words = this.room.longer(this.words, word + 1);
    this.words[word]! |= mark << (2 * (world & 15));
  }

  /** The word in which the marks of 16 worlds stand, from world `16 * at` on. */
  word(at: number): number {
    return this.words[at]!;
  }

  /** Takes the marks of 16 worlds again. */
  adopt(at: number, word: number): void {
    this.words = this.room.longer(this.words, at + 1);
    this.words[at] = word;
  }
}
