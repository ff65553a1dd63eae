/**
 * The moves of compiled cells as one list of numbers, for the hot path: what follows a world is read off it without
 * touching an object. A cell is written once, where the list ends:
 *
 *   cell     kinds (bits), certain (bits), then for each kind there is, in order, a section
 *   section  length of what follows but the count, count, then so many moves
 *   move     id, to, number of effects + 64 × (counter + 1), then so many pairs of party and code
 */
import { HarnessError } from '../harness-error.ts';
import type { Move } from './move.ts';

/** Numbers of a move before its effects. */
export const moveHead = 3;

/** How many effects a move has, by the third of its numbers. */
export function effectsIn(word: number): number {
  return word & 63;
}

/** The budget counter a move is paid from, or -1, by the third of its numbers. */
export function counterIn(word: number): number {
  return (word >> 6) - 1;
}

export class Tape {
  words: Int32Array = new Int32Array(4096);
  private end = 0;

  /**
   * Writes a cell, and tells where it begins.
   * @param lists its moves by the place of their kind
   * @param certain the kinds whose moves all change the party's own cell and cost nothing, as bits
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
