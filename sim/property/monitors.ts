/**
 * The monitors of all properties in a search. Safety and reachability are evaluated again only for a combination of
 * numbers that was not judged before (`SatisfiedCache`). A liveness monitor copies the marks of a world from its
 * parent, unless the step between them changed a field that the monitor has ever read.
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

/** The state of all monitors, as plain data for a checkpoint. */
export interface Seen {
  readonly worlds: readonly WorldSeen[];
  readonly steps: readonly StepSeen[];
}

export class Monitors {
  /** Whether one of the properties is a liveness property, so that the search must keep the graph. */
  readonly live: boolean;
  /** In the order of the properties. */
  private readonly all: (WorldMonitor | StepMonitor)[];
  private readonly states: StateMonitor[] = [];
  private readonly deadlocks: DeadlockMonitor[] = [];
  private readonly liveness: LivenessMonitor[] = [];
  private readonly steps: StepMonitor[] = [];
  /** Step monitors without a premise. */
  private readonly constant: readonly StepMonitor[];
  /** Whether a property without a premise is vacuous if nothing it reads ever changes. */
  private derives = true;
  private readonly judgedWorlds = new SatisfiedCache();
  private readonly judgedSteps = new SatisfiedCache();
  /** For each move, the step monitors for which the move alone does not decide the judgement. */
  private readonly open: (StepMonitor[] | undefined)[] = [];

  constructor(
    private readonly model: Model,
    readonly properties: readonly Property[],
    memory: MemoryBudget = new MemoryBudget(),
    private readonly reads?: ReadPaths,
  ) {
    this.live = properties.some(({ test }) => isLiveness(test));
    this.all = properties.map(property => this.add(property, memory));
    this.constant = this.steps.filter(({ isConstant }) => isConstant);
  }

  /** Whether there are no monitors and no record of reached values. */
  get isEmpty(): boolean {
    return this.all.length === 0 && !this.model.reached;
  }

  /**
   * Whether every property has its witness or counterexample. False where there are no properties, and where one is a
   * liveness property, which is decided at the end only.
   */
  get areFound(): boolean {
    const { all, states, deadlocks, liveness, steps } = this;
    if (all.length === 0 || liveness.length > 0) return false;
    return [...states, ...deadlocks, ...steps].every(({ isFound }) => isFound);
  }

  /** The findings so far, without those of the properties in `told`. */
  foundBeside(told: ReadonlySet<Property>, pathTo: (world: number, last?: number) => number[]): Finding[] {
    return [...this.states, ...this.deadlocks, ...this.steps]
      .filter(({ isFound, property }) => isFound && !told.has(property))
      .map(monitor => monitor.conclude({ complete: false, derives: false, pathTo, graph: undefined, cyclic: [] }));
  }

  /** Whether a property or an observer reads reports. If so, a step that only reports counts as a step. */
  get hearsReports(): boolean {
    return this.hasSteps || this.model.observers.length > 0;
  }

  /** Whether one of the properties is about steps. */
  get hasSteps(): boolean {
    return this.steps.length > 0;
  }

  /** Whether the search must take every step, even if another path leads to the same world. */
  get everyStep(): boolean {
    return this.live || this.steps.length > 0;
  }

  /** The marks of every world, one store for each liveness property. */
  get marks(): readonly StateMarks[] {
    return this.liveness.map(({ marks }) => marks);
  }

  /** The state of the monitors after the first `worlds` worlds; `marks` has the rest for liveness properties. */
  keep(worlds: number): Seen {
    return {
      worlds: this.worlds.map(monitor => monitor.keep(worlds)),
      steps: this.steps.map(monitor => monitor.keep()),
    };
  }

  adopt({ worlds, steps }: Seen): void {
    for (const [at, monitor] of this.worlds.entries()) monitor.adopt(worlds[at]!);
    for (const [at, monitor] of this.steps.entries()) monitor.adopt(steps[at]!);
  }

  /** Judges the first world. */
  begin(row: Row): void {
    this.reach(row);
    for (const monitor of this.worlds) monitor.judge(0, row);
    for (const monitor of this.steps) monitor.begin(row);
  }

  /**
   * Whether a step property has to judge a step by this move. `lost` is the message that the step loses, or negative.
   */
  judgesStep(move: Move, before: Row, lost: number): boolean {
    const open = this.openFor(move);
    // The move of a crash does not contain the message that the crash loses.
    return open.length > 0 && (lost >= 0 || !this.judgedSteps.has(move.id, before));
  }

  /** Judges a step from the world `from`. The call follows `judgesStep` with the same step. */
  step(from: number, choice: number, before: Row, move: Move, after: Row, lost: number): void {
    const open = this.openFor(move);
    for (let each = open.length - 1; each >= 0; each--)
      if (open[each]!.step(from, choice, before, move, after)) open.splice(each, 1);
    if (lost < 0) this.judgedSteps.keep();
  }

  /** Judges a new world, first reached by a step that changed the fields `touched` (bits) of the world `parent`. */
  world(world: number, parent: number, row: Row, touched: number): void {
    this.reach(row);
    if (this.states.length > 0 && !this.judgedWorlds.has(noMove, row)) {
      for (const monitor of this.states) monitor.judge(world, row);
      this.judgedWorlds.keep();
    }
    if (this.reads) for (const monitor of this.steps) monitor.judgeTrusted(row, touched);
    for (const monitor of this.constant) if (monitor.isConstant) monitor.world(row);
    for (const monitor of this.liveness) {
      if (monitor.readsAnyOf(touched)) monitor.judge(world, row);
      else monitor.inherit(world, parent);
    }
  }

  /** Judges a world whose choices are known; in `successors` they begin at index `first`. */
  expanded(world: number, row: Row, successors: Successors, first: number): void {
    if (this.deadlocks.length === 0 || successors.canGoOn(first)) return;
    for (const monitor of this.deadlocks) monitor.stuck(world, row);
  }

  /**
   * Whether a step is invisible to every step property, so that its position in a run does not matter.
   * @see StepMonitor.isInvisible
   */
  isInvisible(before: Row, move: Move, after: Row, inAnyState: boolean): boolean {
    return this.steps.every(monitor => monitor.isInvisible(before, move, after, inAnyState));
  }

  /** Whether the premise of a step property was not true yet, so that even an invisible step matters to it. */
  get areWaiting(): boolean {
    return this.steps.some(({ awaitsPremise, isFound }) => awaitsPremise && !isFound);
  }

  /**
   * Ends the vacuity test by unchanged reads: what never changes in representatives can change in the worlds they stand
   * for.
   */
  derivesNothing(): void {
    this.derives = false;
  }

  /** Whether, at the end, a premise was possibly true only of steps taken as invisible. */
  get mayHaveMissed(): boolean {
    return this.steps.filter(monitor => monitor.mayHaveMissed).length > 0;
  }

  /** Whether a step was taken as invisible that a property can see. */
  get areMistaken(): boolean {
    return this.steps.filter(monitor => monitor.isMistaken).length > 0;
  }

  conclude(
    complete: boolean,
    pathTo: (world: number, last?: number) => number[],
    graph: StateGraph | undefined,
    cyclic: readonly number[],
  ): Finding[] {
    const { derives } = this;
    return this.all.map(monitor => monitor.conclude({ complete, derives, pathTo, graph, cyclic }));
  }

  private get worlds(): readonly WorldMonitor[] {
    return [...this.states, ...this.deadlocks, ...this.liveness];
  }

  /** Makes the monitor of a property and adds it to its list. */
  private add(property: Property, memory: MemoryBudget): WorldMonitor | StepMonitor {
    const { model, reads } = this;
    const semantics = semanticsOf(property.test);
    switch (semantics.judges) {
      case 'worlds':
        return put(this.states, new StateMonitor(model, property, semantics, this.judgedWorlds, reads));
      case 'steps':
        return put(this.steps, new StepMonitor(model, property, semantics, this.judgedSteps, reads));
      case 'stuck worlds':
        return put(this.deadlocks, new DeadlockMonitor(model, property, semantics));
      case 'runs':
        return put(this.liveness, new LivenessMonitor(model, property, semantics, memory));
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

function put<Monitor>(into: Monitor[], monitor: Monitor): Monitor {
  into.push(monitor);
  return monitor;
}
