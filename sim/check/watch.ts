/**
 * Watching properties while the worlds go by. A property is asked again only where something it reads has changed: a
 * world is judged as its parent was, unless the step to it touched a field the judge has ever read.
 */
import type { Model } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import { everyField, fieldBit, type Row } from '../world/successors.ts';
import type { Graph } from './graph.ts';
import type { Marks } from './marks.ts';
import type { Property } from './property.ts';
import { Room } from './room.ts';
import { type StepSeen, StepWatch } from './step-watch.ts';
import type { Finding } from './verdict.ts';
import { type Evidence, isLive, type WorldSeen, type WorldWatch, worldWatchOf } from './world-watch.ts';

/** The step watches to be asked about one move. */
interface Asking {
  /** The state of all scopes this rests on. */
  readonly scopes: number;
  readonly open: StepWatch[];
  /** Those that are decided by the move. */
  readonly decided: Set<StepWatch>;
}

/** What all watches have seen, as plain data. */
export interface Seen {
  readonly worlds: readonly WorldSeen[];
  readonly steps: readonly StepSeen[];
}

export class Watches {
  /** Whether a liveness property is among them, so that the graph has to be kept. */
  readonly live: boolean;
  private readonly concluding: ((evidence: Evidence) => Finding)[] = [];
  private readonly worlds: WorldWatch[] = [];
  private readonly steps: StepWatch[] = [];
  private readonly asking: (Asking | undefined)[] = [];
  /** Grows whenever a step watch has to be asked about more than before, or less. */
  private scopes = 0;

  constructor(
    private readonly model: Model,
    properties: readonly Property[],
    room: Room = new Room(),
  ) {
    this.live = properties.some(({ test }) => isLive(test));
    for (const property of properties) {
      const { test } = property;
      if (test.form === 'step') {
        const watch = new StepWatch(model, property, test.holds);
        this.steps.push(watch);
        this.concluding.push(evidence => watch.conclude(evidence));
      } else {
        const watch = worldWatchOf(model, property, test, room);
        this.worlds.push(watch);
        this.concluding.push(watch.conclude);
      }
    }
  }

  /** Whether nothing is watched. */
  get isEmpty(): boolean {
    return this.worlds.length + this.steps.length === 0 && !this.model.reached;
  }

  /** Whether steps are judged. */
  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  /** Whether every step has to be seen, though another way leads to the same world. */
  get everyStep(): boolean {
    return this.live || this.steps.length > 0;
  }

  /** What promises know of every world. */
  get marks(): readonly Marks[] {
    return this.worlds.flatMap(({ marks }) => marks ?? []);
  }

  /** What was seen in the first so many worlds; of what promises know of each, see `marks`. */
  keep(worlds: number): Seen {
    return { worlds: this.worlds.map(watch => watch.keep(worlds)), steps: this.steps.map(watch => watch.keep()) };
  }

  adopt({ worlds, steps }: Seen): void {
    for (const [at, watch] of this.worlds.entries()) watch.adopt(worlds[at]!);
    for (const [at, watch] of this.steps.entries()) watch.adopt(steps[at]!);
  }

  /** The world everything begins in. */
  begin(row: Row): void {
    this.reach(row);
    for (const watch of this.worlds) watch.judge(0, row);
  }

  /** Whether any step property is to be asked about a step by this move. */
  judgesStep(move: Move): boolean {
    let asking = this.asking[move.id];
    if (asking?.scopes !== this.scopes) {
      const decided = asking?.decided ?? new Set();
      const reach = reachOf(move);
      const open = this.steps.filter(watch => (watch.scope & reach) !== 0 && !decided.has(watch));
      asking = { scopes: this.scopes, open, decided };
      this.asking[move.id] = asking;
    }
    return asking.open.length > 0;
  }

  /** A step from the world at place `from`, by a move that touched these fields. */
  step(from: number, choice: number, before: Row, move: Move, after: Row, touched: number): void {
    const { open, decided } = this.asking[move.id]!;
    for (let each = open.length - 1; each >= 0; each--) {
      const watch = open[each]!;
      const { scope } = watch;
      if (watch.step(from, choice, before, move, after, touched)) {
        decided.add(watch);
        open.splice(each, 1);
      }
      if (watch.scope !== scope) this.scopes++;
    }
  }

  /** A new world, first reached by a move that touched these fields of the world at place `parent`. */
  world(world: number, parent: number, row: Row, move: Move, touched: number): void {
    this.reach(row);
    for (let each = 0; each < this.worlds.length; each++) {
      const watch = this.worlds[each]!;
      if (watch.cares(touched)) watch.judge(world, row);
      else watch.inherit(world, parent);
    }
    for (let each = 0; each < this.steps.length; each++) {
      const watch = this.steps[each]!;
      const { scope } = watch;
      watch.world(row, move, touched);
      if (watch.scope !== scope) this.scopes++;
    }
  }

  /** A property about worlds that says one thing of a world and another of the other one. */
  tellingApart(row: Row, other: Row): string | undefined {
    return this.worlds.find(watch => !watch.agrees(row, other))?.property.name;
  }

  private reach(row: Row): void {
    const { reached } = this.model;
    if (reached) for (let field = 0; field < row.length; field++) reached[field]!.add(row[field]!);
  }

  conclude(
    complete: boolean,
    wayTo: (world: number, last?: number) => number[],
    graph: Graph | undefined,
    cyclic: readonly number[],
  ): Finding[] {
    return this.concluding.map(conclude => conclude({ complete, wayTo, graph, cyclic }));
  }
}

/** The fields a step by this move may change, as bits; all of them where that is not told by the move. */
function reachOf({ kind, party, effects, reports }: Move): number {
  // A crash takes along what any party was to get, reports are heard by observers, and leaving is no party’s own.
  if (kind === 'crash' || kind === 'leave' || kind === 'return' || reports.length > 0) return everyField;
  return effects.reduce((bits, each, at) => (at % 2 === 0 ? bits | fieldBit(each) : bits), fieldBit(party));
}
