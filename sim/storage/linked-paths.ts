/**
 * Paths to worlds by parent links: for each world its parent and the choice taken there, 8 bytes. For searches that do
 * not find worlds in the order of their parents; `CompactPaths` and `ReplayedPaths` are for breadth-first searches.
 */
import { GrowingList } from './growing-list.ts';

export class LinkedPaths {
  private readonly parents = new GrowingList();
  private readonly choices = new GrowingList();

  get bytes(): number {
    return this.parents.bytes + this.choices.bytes;
  }

  /** Sets the parent and choice of a world. A second call must make its path shorter, so that no cycle arises. */
  set(world: number, parent: number, choice: number): void {
    this.parents.set(world, parent);
    this.choices.set(world, choice);
  }

  /** The choices from the initial world, number 0, to a world. @param last one more choice, taken in that world */
  pathTo(world: number, last?: number): number[] {
    const path = last === undefined ? [] : [last];
    for (let at = world; at > 0; at = this.parents.get(at)) path.push(this.choices.get(at));
    return path.reverse();
  }
}
