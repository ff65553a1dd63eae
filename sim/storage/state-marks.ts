/** Marks of worlds, two bits each: what the monitor of a liveness property stores of every world. */
import { MemoryBudget } from './memory-budget.ts';

/** The number of worlds whose marks are in one word. */
export const marksInWord = 16;

export class StateMarks {
  private words: Int32Array;

  constructor(private readonly budget: MemoryBudget = new MemoryBudget()) {
    this.words = budget.ints(64);
  }

  get(world: number): number {
    return (this.words[world >>> 4]! >>> (2 * (world & 15))) & 3;
  }

  /** Sets the mark of a world; called once for each world. */
  set(world: number, mark: number): void {
    const word = world >>> 4;
    if (word >= this.words.length) this.words = this.budget.longer(this.words, word + 1);
    this.words[word]! |= mark << (2 * (world & 15));
  }

  /** The word with the marks of 16 worlds, from world `16 * at` on. */
  word(at: number): number {
    return this.words[at]!;
  }

  /** Restores a word that `word` returned. */
  restore(at: number, word: number): void {
    this.words = this.budget.longer(this.words, at + 1);
    this.words[at] = word;
  }
}
