/**
 * The way to a world, without parent links. In a breadth-first search the worlds are found in the order of their
 * parents, so it is enough to know how many were found before each block of parents: the block is listed again until the
 * world turns up. Kept: one number for each block.
 */
import { HarnessError } from '../world/harness-error.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { StateStore } from './state-store.ts';

/** Parents in a block. */
const blockSize = 256;

export class ReplayedPaths {
  /** How many worlds were known before block b was listed. */
  private before: number[] = [];

  /** To be told before the successors of the world at place `at` are added. */
  mark(at: number, count: number): void {
    if (at % blockSize === 0) this.before.push(count);
  }

  /** The first world after place `at` that is of another block. */
  blockEnd(at: number): number {
    return at - (at % blockSize) + blockSize;
  }

  /** What was marked of the worlds before place `at`. */
  keep(at: number): readonly number[] {
    return this.before.slice(0, Math.ceil(at / blockSize));
  }

  /** Goes on where another trail was kept. */
  adopt(kept: readonly number[]): void {
    this.before = [...kept];
  }

  /**
   * The least shortest list of choices to the world at place `at`.
   * @param canonicalise under symmetry, makes a row its representative, in place; choices then lead from one to the next
   */
  way(model: Model, worlds: StateStore, at: number, canonicalise?: (row: Row) => void): number[] {
    const successors = model.successors();
    const row = new Int32Array(model.width);
    const after = new Int32Array(model.width);
    const way: number[] = [];
    for (let child = at; child > 0; ) {
      const [parent, choice] = this.parent(child, world => {
        worlds.open(world, row);
        model.expand(row, successors);
        for (let each = 0; each < successors.count; each++) {
          successors.read(each, after);
          canonicalise?.(after);
          if (worlds.is(after, child)) return each;
        }
        return -1;
      });
      way.push(choice);
      child = parent;
    }
    return way.reverse();
  }

  /** The first world that a child follows by some choice, and the choice. */
  private parent(child: number, choiceTo: (world: number) => number): [parent: number, choice: number] {
    const first = blockSize * this.blockOf(child);
    for (let world = first; world < Math.min(child, first + blockSize); world++) {
      const choice = choiceTo(world);
      if (choice >= 0) return [world, choice];
    }
    throw new HarnessError(
      'a world is not among its parent’s successors; does a chart depend on something outside it?',
    );
  }

  /** The last block before which the child was not known, by halving. */
  private blockOf(child: number): number {
    let low = 0;
    let high = this.before.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.before[middle]! <= child) low = middle;
      else high = middle;
    }
    return low;
  }
}
