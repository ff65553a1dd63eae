/**
 * Paths to worlds without parent links. A breadth-first search finds worlds in the order of their parents. So one
 * number for each block of parents is enough: how many worlds were known before the block. To find the parent of a
 * world, its block is expanded again until the world occurs among the successors.
 */
import { HarnessError } from '../world/harness-error.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { StateStore } from './state-store.ts';

/** The number of parents of a block. */
const blockSize = 256;

export class ReplayedPaths {
  /** By block: the number of worlds known before it was expanded. */
  private before: number[] = [];

  /** Called before the successors of world number `at` are added. @param count the number of known worlds */
  mark(at: number, count: number): void {
    if (at % blockSize === 0) this.before.push(count);
  }

  /** The first world of the next block after that of world number `at`. */
  blockEnd(at: number): number {
    return at - (at % blockSize) + blockSize;
  }

  /** The numbers of the blocks that begin before world number `at`. */
  save(at: number): readonly number[] {
    return this.before.slice(0, Math.ceil(at / blockSize));
  }

  /** Restores saved numbers. */
  restore(saved: readonly number[]): void {
    this.before = [...saved];
  }

  /**
   * The lexicographically least of the shortest paths to world number `at`, as choices.
   * @param canonicalise under symmetry, replaces a row with its representative, in place; the path is then between
   * representatives
   * @throws HarnessError if a world is no successor of its parent
   */
  pathTo(model: Model, worlds: StateStore, at: number, canonicalise?: (row: Row) => void): number[] {
    const successors = model.successors();
    const row = new Int32Array(model.width);
    const after = new Int32Array(model.width);
    const path: number[] = [];
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
      path.push(choice);
      child = parent;
    }
    return path.reverse();
  }

  /** The parent of a world and the choice taken there. */
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

  /** The block of the parent of a child, by binary search. */
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
