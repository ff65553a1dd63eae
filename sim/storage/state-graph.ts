/** The explored graph, kept only when a liveness property is in force: for each world its steps, in choice order. */
import { MemoryBudget } from './memory-budget.ts';

export class StateGraph {
  /** Step `e` leads to world `to[e]` and is an instance of fairness item `item[e]`, or -1 where no fair run has to take it. */
  to: Int32Array;
  item: Int32Array;
  worlds = 0;
  steps = 0;
  private start: Int32Array;

  constructor(private readonly room: MemoryBudget = new MemoryBudget()) {
    this.to = room.ints(1024);
    this.item = room.ints(1024);
    this.start = room.ints(1024);
  }

  /** Begins the lists of all worlds up to the one at place `world`; worlds are listed in order of discovery. */
  beginWorlds(world: number): void {
    this.start = this.room.longer(this.start, world + 2);
    while (this.worlds <= world) {
      this.start[this.worlds++] = this.steps;
      this.start[this.worlds] = this.steps;
    }
  }

  addStep(to: number, item: number): void {
    this.to = this.room.longer(this.to, this.steps + 1);
    this.item = this.room.longer(this.item, this.steps + 1);
    this.to[this.steps] = to;
    this.item[this.steps] = item;
    this.start[this.worlds] = ++this.steps;
  }

  /** The first step of a world; the steps of `world` are first(world) … first(world + 1) - 1. */
  first(world: number): number {
    return this.start[world]!;
  }

  /** Nothing fair can happen any more. */
  settled(world: number): boolean {
    for (let step = this.first(world); step < this.first(world + 1); step++) if (this.item[step]! >= 0) return false;
    return true;
  }
}
