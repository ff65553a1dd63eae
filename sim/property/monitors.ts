/**
 * Watching properties while the worlds go by. What must hold in every world or step is asked again only of a combination
 * of numbers that was not judged before (`SatisfiedCache`). A liveness property is told of a world what it was told of its
 * parent, unless the step between them touched a field the judge has ever read.
 */

import { MemoryBudget } from '../storage/memory-budget.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import type { StateMarks } from '../storage/state-marks.ts';
import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { Successors } from '../world/successors.ts';
import { DeadlockMonitor } from './deadlock-monitor.ts';
import { isLiveness, semanticsOf } from './forms.ts';
import type { Property } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import { noMove, SatisfiedCache } from './satisfied-cache.ts';
import { LivenessMonitor, StateMonitor, type WorldMonitor, type WorldSeen } from './state-monitor.ts';
import { StepMonitor, type StepSeen } from './step-monitor.ts';
import type { Finding } from './verdict.ts';

/** What all monitors have seen, as plain data. */
export interface Seen {
  readonly worlds: readonly WorldSeen[];
  readonly steps: readonly StepSeen[];
}

export class Monitors {
  /** Whether a liveness property is among them, so that the graph has to be kept. */
  readonly live: boolean;
  /** In the order of the properties. */
  private readonly all: (WorldMonitor | StepMonitor)[];
  private readonly places: StateMonitor[] = [];
  private readonly deadlocks: DeadlockMonitor[] = [];
  private readonly liveness: LivenessMonitor[] = [];
  private readonly steps: StepMonitor[] = [];
  /** Step monitors without a premise. */
  private readonly constant: readonly StepMonitor[];
  /** Whether a property without a premise is told vacuous where nothing it reads ever changes. */
  private derives = true;
  private readonly judgedWorlds = new SatisfiedCache();
  private readonly judgedSteps = new SatisfiedCache();
  /** Of each move the step monitors it does not decide. */
  private readonly open: (StepMonitor[] | undefined)[] = [];

  constructor(
    private readonly model: Model,
    readonly properties: readonly Property[],
    room: MemoryBudget = new MemoryBudget(),
    private readonly reads?: ReadPaths,
  ) {
    this.live = properties.some(({ test }) => isLiveness(test));
    this.all = properties.map(property => this.watch(property, room));
    this.constant = this.steps.filter(({ isConstant }) => isConstant);
  }

  /** Whether nothing is watched. */
  get isEmpty(): boolean {
    return this.all.length === 0 && !this.model.reached;
  }

  /**
   * Whether every property has the witness or the counterexample it was asked for; a liveness property has none before the end.
   * Where nothing is asked, nothing is found.
   */
  get areFound(): boolean {
    const { all, places, deadlocks, liveness, steps } = this;
    if (all.length === 0 || liveness.length > 0) return false;
    return [...places, ...deadlocks, ...steps].every(({ isFound }) => isFound);
  }

  /** What was found so far of the properties that are not among those `told`. */
  foundBeside(told: ReadonlySet<Property>, wayTo: (world: number, last?: number) => number[]): Finding[] {
    return [...this.places, ...this.deadlocks, ...this.steps]
      .filter(({ isFound, property }) => isFound && !told.has(property))
      .map(watch => watch.conclude({ complete: false, derives: false, wayTo, graph: undefined, cyclic: [] }));
  }

  /** Whether somebody hears what steps report: then a step that does nothing else counts. */
  get hearsReports(): boolean {
    return this.hasSteps || this.model.observers.length > 0;
  }

  /** Whether steps are judged. */
  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  /** Whether every step has to be seen, though another way leads to the same world. */
  get everyStep(): boolean {
    return this.live || this.steps.length > 0;
  }

  /** What liveness properties are judged by: the marks of every world. */
  get marks(): readonly StateMarks[] {
    return this.liveness.map(({ marks }) => marks);
  }

  /** What was seen in the first so many worlds; for liveness properties see also `marks`. */
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
    for (const watch of this.steps) watch.begin(row);
  }

  /** Whether any step property is to be asked about a step by this move, which takes the message `lost` along, or none. */
  judgesStep(move: Move, before: Row, lost: number): boolean {
    const open = this.openFor(move);
    // What a crash takes along is not told by the move.
    return open.length > 0 && (lost >= 0 || !this.judgedSteps.has(move.id, before));
  }

  /** A step from the world at place `from`, about which `judgesStep` was asked just before. */
  step(from: number, choice: number, before: Row, move: Move, after: Row, lost: number): void {
    const open = this.openFor(move);
    for (let each = open.length - 1; each >= 0; each--)
      if (open[each]!.step(from, choice, before, move, after)) open.splice(each, 1);
    if (lost < 0) this.judgedSteps.keep();
  }

  /** A new world, first reached by a step that touched these fields of the world at place `parent`. */
  world(world: number, parent: number, row: Row, touched: number): void {
    this.reach(row);
    if (this.places.length > 0 && !this.judgedWorlds.has(noMove, row)) {
      for (const watch of this.places) watch.judge(world, row);
      this.judgedWorlds.keep();
    }
    if (this.reads) for (const watch of this.steps) watch.rest(row, touched);
    for (const watch of this.constant) if (watch.isConstant) watch.world(row);
    for (const watch of this.liveness) {
      if (watch.cares(touched)) watch.judge(world, row);
      else watch.inherit(world, parent);
    }
  }

  /** A world of which all choices are known: they begin at place `first`. */
  expanded(world: number, row: Row, successors: Successors, first: number): void {
    if (this.deadlocks.length === 0 || successors.canGoOn(first)) return;
    for (const watch of this.deadlocks) watch.stuck(world, row);
  }

  /** Whether no property about steps minds where in a run a step stands in which it sees nothing change. */
  overlooks(before: Row, move: Move, after: Row, inAnyState: boolean): boolean {
    return this.steps.every(watch => watch.overlooks(before, move, after, inAnyState));
  }

  /** Whether a property about steps waits for one of which its premise is true, so that even one that is overlooked counts. */
  get areWaiting(): boolean {
    return this.steps.some(({ isWaiting, isFound }) => isWaiting && !isFound);
  }

  /** Representatives stand for worlds: what never changes in them may change in those. */
  derivesNothing(): void {
    this.derives = false;
  }

  /** Whether, in the end, premises may have been true of overlooked steps only. */
  get mayHaveMissed(): boolean {
    return this.steps.filter(watch => watch.mayHaveMissed).length > 0;
  }

  /** Whether steps were overlooked that should not have been. */
  get areMistaken(): boolean {
    return this.steps.filter(watch => watch.isMistaken).length > 0;
  }

  conclude(
    complete: boolean,
    wayTo: (world: number, last?: number) => number[],
    graph: StateGraph | undefined,
    cyclic: readonly number[],
  ): Finding[] {
    const { derives } = this;
    return this.all.map(watch => watch.conclude({ complete, derives, wayTo, graph, cyclic }));
  }

  private get worlds(): readonly WorldMonitor[] {
    return [...this.places, ...this.deadlocks, ...this.liveness];
  }

  /** One more property, watched. */
  private watch(property: Property, room: MemoryBudget): WorldMonitor | StepMonitor {
    const { model, reads } = this;
    const semantics = semanticsOf(property.test);
    switch (semantics.judges) {
      case 'worlds':
        return put(this.places, new StateMonitor(model, property, semantics, this.judgedWorlds, reads));
      case 'steps':
        return put(this.steps, new StepMonitor(model, property, semantics, this.judgedSteps, reads));
      case 'stuck worlds':
        return put(this.deadlocks, new DeadlockMonitor(model, property, semantics));
      case 'runs':
        return put(this.liveness, new LivenessMonitor(model, property, semantics, room));
    }
  }

  private openFor({ id }: Move): StepMonitor[] {
    this.open[id] ??= this.steps.filter(({ found }) => !found);
    return this.open[id];
  }

  private reach(row: Row): void {
    const { reached } = this.model;
    if (reached) for (let field = 0; field < row.length; field++) reached[field]!.add(row[field]!);
  }
}

function put<Watch>(into: Watch[], watch: Watch): Watch {
  into.push(watch);
  return watch;
}
