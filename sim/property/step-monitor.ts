/**
 * The monitor of a property about steps.
 *
 * Partial-order reduction asks it whether a step is *invisible*: nothing the property reads changes in it. While the
 * property has been true of every such step tried so far, the monitor *trusts* them: it lets the reduction take a step
 * as invisible unseen, records its move, and tries every trusted move in each new world. If one fails, or if moves were
 * recorded too late for some worlds, the search restarts; a property that failed is not trusted again.
 */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfSteps } from './forms.ts';
import { Judgement } from './memoised-predicate.ts';
import { MemoisedStepPredicate } from './memoised-step-predicate.ts';
import type { Property } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { SatisfiedCache } from './satisfied-cache.ts';
import type { Evidence } from './state-monitor.ts';
import type { Finding } from './verdict.ts';

/** The state of a monitor, as plain data for a checkpoint. */
export interface StepSeen {
  /** Whether the premise was ever true; without one, whether anything the property reads ever changed. */
  readonly met: boolean;
  readonly found?: readonly [from: number, choice: number];
}

/** A monitor of one property about steps. */
export class StepMonitor {
  /** The violation: its world, and its place among the choices there. */
  found: readonly [from: number, choice: number] | undefined;
  /** Whether the premise was ever true; without one, whether anything the property reads ever changed. */
  met = false;
  private readonly judge: MemoisedStepPredicate;
  private readonly hasPremise: boolean;
  /** The first world; kept only for a property without a premise. */
  private first: Row | undefined;
  /** Whether every trusted move satisfies the property in every world so far. */
  private holdsOfTrusted = true;
  /** Whether the judgement of a trusted move ever depended on the move, and not just on the world. */
  private dependsOnMove = false;
  /** Whether a step was taken as invisible by trust. */
  private hasTrusted = false;
  /** Whether the premise is true of a trusted move in some world. */
  private trustedCanMeetPremise = false;
  /** The number of moves trusted before the search: those are judged in every world. */
  private readonly trustedFirst: number;

  constructor(
    model: Model,
    readonly property: Property,
    { holds, when }: OfSteps,
    judged: SatisfiedCache,
    private readonly reads?: ReadPaths,
  ) {
    this.judge = new MemoisedStepPredicate(model, holds, judged, reads, when);
    this.hasPremise = when !== undefined;
    this.trustedFirst = reads?.trusted.size ?? 0;
  }

  /** Whether a violation was found. */
  get isFound(): boolean {
    return this.found !== undefined;
  }

  /** Whether the property has a premise that was not true yet. */
  get awaitsPremise(): boolean {
    return this.hasPremise && !this.met;
  }

  /** Whether the property has no premise and nothing it reads has changed yet. If so, `world` must be called. */
  get isConstant(): boolean {
    return !this.hasPremise && !this.met;
  }

  /** Judges the first world. */
  begin(row: Row): void {
    if (!this.hasPremise) this.first = row.slice();
    this.judgeTrusted(row);
  }

  /** Judges a step; returns whether the result settles every other step by this move. */
  step(from: number, choice: number, before: Row, move: Move, after: Row): boolean {
    if (this.found) return true;
    const judgement = this.judge.judgementOf(before, move, after);
    if (this.isConstant) {
      this.world(before);
      this.world(after);
    } else this.met ||= judgement !== Judgement.premiseFalse;
    if (judgement !== Judgement.violated) return this.judge.decidedByMove;
    this.found = [from, choice];
    return true;
  }

  /** Notes a world while `isConstant`. A property that reads moves reads something that changes with every step. */
  world(row: Row): void {
    this.met ||= this.judge.readsMove || this.judge.distinguishes(this.first!, row);
  }

  /**
   * Judges the trusted moves in a new world, unless it differs from an earlier world only in fields that are never
   * read.
   */
  judgeTrusted(row: Row, touched?: number): void {
    const { judge, reads, found } = this;
    if (!reads || found || !this.canTrust || (touched !== undefined && (judge.fields & touched) === 0)) return;
    for (const move of reads.trusted.values()) {
      const judgement = judge.judgementOf(row, move, row);
      this.holdsOfTrusted &&= judgement !== Judgement.violated;
      this.trustedCanMeetPremise ||= this.hasPremise && judgement === Judgement.satisfied;
      if (judge.ignoresMove) return;
      this.dependsOnMove = true;
    }
  }

  /**
   * Whether a step that changes nothing the property reads is invisible to it: the property is true of the same step in
   * every world with this local state of its party, or with any (`inAnyState`). Either the step alone decides this, or
   * the monitor trusts it; trust can be wrong, see `isMistaken`.
   */
  isInvisible(before: Row, move: Move, after: Row, inAnyState: boolean): boolean {
    const { judge, found, reads } = this;
    if (found) return true;
    if (this.canTrust) {
      this.hasTrusted = true;
      reads?.trust(move);
      return true;
    }
    const judgement = judge.judgementOf(before, move, after);
    // This step can be the only one in which the premise is true.
    if (judgement === Judgement.violated || (judgement === Judgement.satisfied && this.awaitsPremise)) return false;
    return inAnyState ? judge.decidedByObservables : judge.decidedByOwnState;
  }

  /** Whether a step was taken as invisible by wrong trust. If so, the next search does not trust this property. */
  get isMistaken(): boolean {
    const { judge, found, hasTrusted, dependsOnMove, trustedFirst, reads, property } = this;
    if (!reads || !hasTrusted || found) return false;
    // Moves that share one entry among the trusted moves can differ in their choices.
    const holdsOfTrusted = this.holdsOfTrusted && !(dependsOnMove && judge.readsChoice);
    if (!holdsOfTrusted) reads.distrusted.add(property.name);
    return !holdsOfTrusted || ((dependsOnMove || trustedFirst === 0) && reads.trusted.size > trustedFirst);
  }

  /**
   * Whether the premise was possibly true only of trusted steps. If so, the next search does not trust this property.
   */
  get mayHaveMissed(): boolean {
    const { found, hasTrusted, trustedCanMeetPremise, awaitsPremise, reads, property } = this;
    if (!reads || !hasTrusted || found || !trustedCanMeetPremise || !awaitsPremise) return false;
    reads.distrusted.add(property.name);
    return true;
  }

  private get canTrust(): boolean {
    return this.reads !== undefined && this.holdsOfTrusted && !this.reads.distrusted.has(this.property.name);
  }

  /** The state of the monitor. A violation beyond the checkpoint is found again when its world is expanded again. */
  keep(): StepSeen {
    const { met, found } = this;
    return found ? { met, found } : { met };
  }

  adopt({ met, found }: StepSeen): void {
    this.met = met;
    this.found = found;
  }

  conclude({ complete, derives, pathTo }: Evidence): Finding {
    const { property, hasPremise, found } = this;
    const met = hasPremise ? { met: this.met } : {};
    if (!found) {
      const vacuous = complete && (hasPremise || derives) && !this.met;
      return { property, ...met, verdict: complete ? 'holds' : 'undecided', vacuous };
    }
    const [from, choice] = found;
    return {
      property,
      ...met,
      verdict: 'violated',
      vacuous: false,
      trace: { stem: pathTo(from, choice), cycle: undefined },
    };
  }
}
