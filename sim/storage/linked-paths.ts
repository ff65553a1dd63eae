/**
 * How each world was come by: the world before it and the choice taken there, 8 bytes a world. For searches that do not
 * keep their worlds, or do not find them in the order of their parents; see `ReplayedPaths` for one that does both.
 */
import { GrowingList } from './growing-list.ts';

export class LinkedPaths {
  private readonly parents = new GrowingList();
  private readonly choices = new GrowingList();

  get bytes(): number {
    return this.parents.bytes + this.choices.bytes;
  }

  /** Tells how a world is come by; of one that was told before, the way may only become shorter. */
  set(world: number, parent: number, choice: number): void {
    this.parents.set(world, parent);
    this.choices.set(world, choice);
  }

  /** The choices that lead to a world from the beginning, which is world 0; and one more taken there. */
  way(world: number, last?: number): number[] {
    const way = last === undefined ? [] : [last];
    for (let at = world; at > 0; at = this.parents.get(at)) way.push(this.choices.get(at));
    return way.reverse();
  }
}
