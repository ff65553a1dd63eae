/** The explored graph, kept only when a liveness property is in force: for each world its steps, in choice order. */
import { grown } from './grown.ts';

export class Graph {
  /** Step `e` leads to world `to[e]` and is an instance of fairness item `item[e]`, or -1 where nothing is owed. */
  to: Int32Array = new Int32Array(1024);
  item: Int32Array = new Int32Array(1024);
  worlds = 0;
  steps = 0;
  private start: Int32Array = new Int32Array(1024);

  /** Begins the lists of all worlds up to the one at place `world`; worlds are listed in order of discovery. */
  beginWorlds(world: number): void {
    this.start = grown(this.start, world + 2);
    while (this.worlds <= world) {
      this.start[this.worlds++] = this.steps;
      this.start[this.worlds] = this.steps;
    }
  }

  addStep(to: number, item: number): void {
    this.to = grown(this.to, this.steps + 1);
    this.item = grown(this.item, this.steps + 1);
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

  get bytes(): number {
    return 4 * (this.to.length + this.item.length + this.start.length);
  }
}
