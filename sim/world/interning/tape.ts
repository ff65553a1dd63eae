/**
 * The moves of compiled cells as one array of numbers, for the hot path: expansion reads successors from it without
 * touching an object. Cells are appended, each once:
 *
 *   cell     kinds (bits), certain (bits), then for each of these kinds, in order, a section
 *   section  number of words of its moves, number of its moves, its moves
 *   move     id, to, number of effects + 64 × (counter + 1), then as many pairs of party and code
 */
import { HarnessError } from '../harness-error.ts';
import type { Move } from './move.ts';

/** The number of words of a move before its effects. */
export const moveHead = 3;

/** The number of effects of a move, from its third word. */
export function effectsIn(word: number): number {
  return word & 63;
}

/** The budget counter that a move decreases, or -1, from its third word. */
export function counterIn(word: number): number {
  return (word >> 6) - 1;
}

export class Tape {
  words: Int32Array = new Int32Array(4096);
  private end = 0;

  /**
   * Appends a cell, and returns its position.
   * @param lists its moves by the place of their kind
   * @param certain the kinds whose moves all change the party's own cell and have no budget, as bits
   * @throws HarnessError where a move has more than 63 effects
   */
  write(lists: readonly (readonly Move[])[], certain: number): number {
    const begin = this.end;
    const kinds = lists.reduce((bits, moves, place) => (moves.length > 0 ? bits | (1 << place) : bits), 0);
    this.push(kinds, certain);
    for (const moves of lists) {
      if (moves.length === 0) continue;
      const length = moves.reduce((sum, { effects }) => sum + moveHead + effects.length, 0);
      this.push(length, moves.length);
      for (const { id, to, counter, effects } of moves) {
        if (effects.length >= 2 * 64) throw new HarnessError('a step sends more than 63 messages; split it');
        this.push(id, to, effects.length / 2 + 64 * (counter + 1), ...effects);
      }
    }
    return begin;
  }

  /** The ids of a cell's moves, in order. */
  ids(begin: number): number[] {
    const ids: number[] = [];
    let at = begin + 2;
    for (let kinds = this.words[begin]!; kinds !== 0; kinds &= kinds - 1) {
      const count = this.words[at + 1]!;
      at += 2;
      for (let each = 0; each < count; each++) {
        ids.push(this.words[at]!);
        at += moveHead + 2 * effectsIn(this.words[at + 2]!);
      }
    }
    return ids;
  }

  private push(...numbers: readonly number[]): void {
    if (this.end + numbers.length > this.words.length) {
      const longer = new Int32Array(this.words.length * 2);
      longer.set(this.words);
      this.words = longer;
    }
    this.words.set(numbers, this.end);
    this.end += numbers.length;
  }
}
