/**
 * The monitors of properties about worlds: invariants and reachability (`StateMonitor`), and liveness
 * (`LivenessMonitor`).
 */

import type { MemoryBudget } from '../storage/memory-budget.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import { StateMarks } from '../storage/state-marks.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfRuns, OfWorlds } from './forms.ts';
import { fairCounterexample } from './liveness.ts';
import { Judgement, MemoisedWorldPredicate } from './memoised-predicate.ts';
import type { Property } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { SatisfiedCache } from './satisfied-cache.ts';
import type { Finding } from './verdict.ts';

/** The evidence at the end of a search. */
export interface Evidence {
  readonly complete: boolean;
  /** Whether a property without a premise is vacuous if nothing it reads ever changes. */
  readonly derives: boolean;
  /** The choices from the first world to `world`, and then the choice `last`, if given. */
  readonly pathTo: (world: number, last?: number) => number[];
  readonly graph: StateGraph | undefined;
  readonly cyclic: readonly number[];
}

/**
 * The state of a monitor, as plain data for a checkpoint. Its decision trees are not part of it; they are learned
 * again.
 */
export interface WorldSeen {
  /** The world that decides the property, or -1. */
  readonly found: number;
  /** Whether the premise or trigger was ever true; without one, whether anything the property reads ever changed. */
  readonly met: boolean;
  /** The fields that the property has read, as bits. */
  readonly fields: number;
}

/** A monitor of a property about worlds. */
export interface WorldMonitor {
  readonly property: Property;
  /** Judges a new world. */
  judge(world: number, row: Row): void;
  conclude(evidence: Evidence): Finding;
  /** The state of the monitor after the first `worlds` worlds. */
  keep(worlds: number): WorldSeen;
  adopt(seen: WorldSeen): void;
}

/** A monitor of an invariant or a reachability property. */
export class StateMonitor implements WorldMonitor {
  private readonly goal: MemoisedWorldPredicate;
  private readonly hasPremise: boolean;
  private readonly sought: boolean;
  private found = -1;
  private met = false;

  constructor(
    model: Model,
    readonly property: Property,
    { kind, holds, when }: OfWorlds,
    judged: SatisfiedCache,
    reads?: ReadPaths,
  ) {
    this.goal = new MemoisedWorldPredicate(model, holds, judged, reads, when);
    this.hasPremise = when !== undefined;
    this.sought = kind === 'reachability';
  }

  /** Whether a world that decides the property was found. */
  get isFound(): boolean {
    return this.found >= 0;
  }

  judge(world: number, row: Row): void {
    if (this.isFound) return;
    const judgement = this.goal.judgementOf(row);
    if (judgement === Judgement.premiseFalse) return;
    this.met ||= this.hasPremise;
    if ((judgement === Judgement.satisfied) === this.sought) this.found = world;
  }

  conclude({ complete, derives, pathTo }: Evidence): Finding {
    const { property, hasPremise, sought, found, isMet } = this;
    const met = hasPremise ? { met: isMet } : {};
    if (found < 0) {
      const verdict = !complete ? 'undecided' : sought ? 'violated' : 'holds';
      return { property, ...met, verdict, vacuous: complete && (hasPremise || derives) && !isMet };
    }
    const trace = { stem: pathTo(found), cycle: undefined };
    return { property, ...met, verdict: sought ? 'holds' : 'violated', vacuous: false, trace };
  }

  keep(worlds: number): WorldSeen {
    // A later world is found again after the checkpoint.
    return { found: this.found < worlds ? this.found : -1, met: this.isMet, fields: 0 };
  }

  adopt({ found, met }: WorldSeen): void {
    this.found = found;
    this.met = met;
  }

  /** A reachability property is never vacuous. */
  private get isMet(): boolean {
    return this.met || this.sought || (!this.hasPremise && !this.goal.isConstant);
  }
}

/** A monitor of a liveness property: it marks each world, and checks the graph at the end. */
export class LivenessMonitor implements WorldMonitor {
  /** Two bits for each world: 1, the goal holds; 2, the trigger holds. */
  readonly marks: StateMarks;
  private readonly goalDischarges: boolean;
  private readonly goal: MemoisedWorldPredicate;
  private readonly trigger: MemoisedWorldPredicate | undefined;
  /** The premise; the same object as `trigger` where there is one. */
  private readonly premise: MemoisedWorldPredicate | undefined;
  private met = false;

  constructor(
    model: Model,
    readonly property: Property,
    { obligation: { trigger, goal, goalDischarges }, premise }: OfRuns,
    memory: MemoryBudget,
  ) {
    this.marks = new StateMarks(memory);
    this.goalDischarges = goalDischarges;
    this.goal = new MemoisedWorldPredicate(model, goal);
    this.trigger = trigger && new MemoisedWorldPredicate(model, trigger);
    this.premise = premise === trigger ? this.trigger : premise && new MemoisedWorldPredicate(model, premise);
  }

  /** Whether a step that changed these fields (bits) can change the marks. */
  readsAnyOf(touched: number): boolean {
    return (this.fields & touched) !== 0;
  }

  judge(world: number, row: Row): void {
    const { trigger, premise, goal, marks } = this;
    const isTriggered = trigger?.holds(row) ?? false;
    this.met ||= premise === trigger ? isTriggered : premise!.holds(row);
    marks.set(world, (goal.holds(row) ? 1 : 0) | (isTriggered ? 2 : 0));
  }

  /** Marks a new world like its parent, from which it differs in nothing that the monitor reads. */
  inherit(world: number, parent: number): void {
    this.marks.set(world, this.marks.get(parent));
  }

  conclude({ complete, derives, graph, cyclic }: Evidence): Finding {
    const { property, trigger, premise, marks, goalDischarges, isMet } = this;
    const met = premise ? { met: isMet } : {};
    if (!complete || !graph) return { property, verdict: 'undecided', vacuous: false, ...met };
    const lasso = fairCounterexample(graph, cyclic, {
      trigger: trigger && (world => (marks.get(world) & 2) === 2),
      goal: world => (marks.get(world) & 1) === 1,
      goalDischarges,
    });
    return lasso
      ? { property, verdict: 'violated', vacuous: false, ...met, trace: lasso }
      : { property, verdict: 'holds', vacuous: (premise !== undefined || derives) && !isMet, ...met };
  }

  keep(): WorldSeen {
    return { found: -1, met: this.isMet, fields: this.fields };
  }

  adopt({ met, fields }: WorldSeen): void {
    this.met = met;
    this.goal.fields = fields;
  }

  private get isMet(): boolean {
    return this.met || (!this.premise && !this.goal.isConstant);
  }

  private get fields(): number {
    return this.goal.fields | (this.premise?.fields ?? 0);
  }
}
