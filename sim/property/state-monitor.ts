/** Watching a property about worlds: what must always hold, what must be reachable, and what must come to pass. */

import type { MemoryBudget } from '../storage/memory-budget.ts';
import type { StateGraph } from '../storage/state-graph.ts';
import { StateMarks } from '../storage/state-marks.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfRuns, OfWorlds } from './forms.ts';
import { fairCounterexample } from './liveness.ts';
import { MemoisedWorldPredicate, Said } from './memoised-predicate.ts';
import type { Property } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { SatisfiedCache } from './satisfied-cache.ts';
import type { Finding } from './verdict.ts';

/** What conclusions are drawn from. */
export interface Evidence {
  readonly complete: boolean;
  /** Whether a property without a premise is vacuous where nothing it reads ever changes. */
  readonly derives: boolean;
  /** The choices to a world, and, where told so, one more that is taken there. */
  readonly wayTo: (world: number, last?: number) => number[];
  readonly graph: StateGraph | undefined;
  readonly cyclic: readonly number[];
}

/** What a watch has seen, as plain data; what it has learned for speed is learned again. */
export interface WorldSeen {
  /** The place of the world that decides it, or -1. */
  readonly found: number;
  /** Whether its premise, or its trigger, was ever true; where it has none, whether anything it reads ever changed. */
  readonly met: boolean;
  /** The fields it must not forget to have read, as bits. */
  readonly fields: number;
}

/** A property about worlds, watched. */
export interface WorldMonitor {
  readonly property: Property;
  /** A world, for the first time. */
  judge(world: number, row: Row): void;
  conclude(evidence: Evidence): Finding;
  /** What it has seen in the first so many worlds. */
  keep(worlds: number): WorldSeen;
  adopt(seen: WorldSeen): void;
}

/** What must hold in every world, or somewhere. */
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

  /** Whether a world was found that decides it. */
  get isFound(): boolean {
    return this.found >= 0;
  }

  judge(world: number, row: Row): void {
    if (this.isFound) return;
    const said = this.goal.says(row);
    if (said === Said.idle) return;
    this.met ||= this.hasPremise;
    if ((said === Said.kept) === this.sought) this.found = world;
  }

  conclude({ complete, derives, wayTo }: Evidence): Finding {
    const { property, hasPremise, sought, found, isMet } = this;
    const met = hasPremise ? { met: isMet } : {};
    if (found < 0) {
      const verdict = !complete ? 'undecided' : sought ? 'violated' : 'holds';
      return { property, ...met, verdict, vacuous: complete && (hasPremise || derives) && !isMet };
    }
    const trace = { stem: wayTo(found), cycle: undefined };
    return { property, ...met, verdict: sought ? 'holds' : 'violated', vacuous: false, trace };
  }

  keep(worlds: number): WorldSeen {
    // A world beyond will be found again.
    return { found: this.found < worlds ? this.found : -1, met: this.isMet, fields: 0 };
  }

  adopt({ found, met }: WorldSeen): void {
    this.found = found;
    this.met = met;
  }

  /** What is to be reached somewhere says so itself. */
  private get isMet(): boolean {
    return this.met || this.sought || (!this.hasPremise && !this.goal.isConstant);
  }
}

/** What must come to pass. */
export class LivenessMonitor implements WorldMonitor {
  /** Two bits a world: whether the goal holds, and whether the trigger does. */
  readonly marks: StateMarks;
  private readonly goalDischarges: boolean;
  private readonly goal: MemoisedWorldPredicate;
  private readonly trigger: MemoisedWorldPredicate | undefined;
  /** Says where its subject comes up: the trigger, where there is one. */
  private readonly premise: MemoisedWorldPredicate | undefined;
  private met = false;

  constructor(
    model: Model,
    readonly property: Property,
    { obligation: { trigger, goal, goalDischarges }, premise }: OfRuns,
    room: MemoryBudget,
  ) {
    this.marks = new StateMarks(room);
    this.goalDischarges = goalDischarges;
    this.goal = new MemoisedWorldPredicate(model, goal);
    this.trigger = trigger && new MemoisedWorldPredicate(model, trigger);
    this.premise = premise === trigger ? this.trigger : premise && new MemoisedWorldPredicate(model, premise);
  }

  /** Whether a step that touched these fields can change what is to be said of the world after it. */
  cares(touched: number): boolean {
    return (this.fields & touched) !== 0;
  }

  judge(world: number, row: Row): void {
    const { trigger, premise, goal, marks } = this;
    const isTriggered = trigger?.holds(row) ?? false;
    this.met ||= premise === trigger ? isTriggered : premise!.holds(row);
    marks.set(world, (goal.holds(row) ? 1 : 0) | (isTriggered ? 2 : 0));
  }

  /** A world, for the first time, in which nothing the watch reads differs from the parent. */
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
