/**
 * The explored graph: for each world its steps, in the order of choices. The search keeps it for liveness properties
 * only.
 */
import { MemoryBudget } from './memory-budget.ts';

export class StateGraph {
  /** Step `e` leads to world `to[e]` and is an instance of fairness item `item[e]`, or of none if that is -1. */
  to: Int32Array;
  item: Int32Array;
  worlds = 0;
  steps = 0;
  private start: Int32Array;

  constructor(private readonly budget: MemoryBudget = new MemoryBudget()) {
    this.to = budget.ints(1024);
    this.item = budget.ints(1024);
    this.start = budget.ints(1024);
  }

  /** Begins the step lists of all worlds up to number `world`. Worlds are passed in order of discovery. */
  beginWorlds(world: number): void {
    this.start = this.budget.longer(this.start, world + 2);
    while (this.worlds <= world) {
      this.start[this.worlds++] = this.steps;
      this.start[this.worlds] = this.steps;
    }
  }

  addStep(to: number, item: number): void {
    this.to = this.budget.longer(this.to, this.steps + 1);
    this.item = this.budget.longer(this.item, this.steps + 1);
    this.to[this.steps] = to;
    this.item[this.steps] = item;
    this.start[this.worlds] = ++this.steps;
  }

  /** The first step of a world; the steps of `world` are first(world) … first(world + 1) - 1. */
  first(world: number): number {
    return this.start[world]!;
  }

  /** Whether no step of a world is an instance of a fairness item. */
  settled(world: number): boolean {
    for (let step = this.first(world); step < this.first(world + 1); step++) if (this.item[step]! >= 0) return false;
    return true;
  }
}
