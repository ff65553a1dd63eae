/** Watching a property about steps. */

import type { Move } from '../world/interning/move.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfSteps } from './forms.ts';
import { Said } from './memoised-predicate.ts';
import { MemoisedStepPredicate } from './memoised-step-predicate.ts';
import type { Property } from './property.ts';
import type { ReadPaths } from './read-paths.ts';
import type { SatisfiedCache } from './satisfied-cache.ts';
import type { Evidence } from './state-monitor.ts';
import type { Finding } from './verdict.ts';

/** What a watch has seen, as plain data. */
export interface StepSeen {
  /** Whether its premise was ever true; where it has none, whether anything it reads ever changed. */
  readonly met: boolean;
  readonly found?: readonly [from: number, choice: number];
}

/** A property about steps, watched. */
export class StepMonitor {
  found: readonly [from: number, choice: number] | undefined;
  /** Whether its premise was true of a step; where it has none, whether anything it reads was ever seen to change. */
  met = false;
  private readonly judge: MemoisedStepPredicate;
  private readonly hasPremise: boolean;
  /** The world everything began in, where it has no premise. */
  private first: Row | undefined;
  /** Whether, in every world so far, it would be satisfied by any step that is trusted to change nothing it reads. */
  private isStill = true;
  /** Whether what it says of such a step may rest on what is sent or reported, and not just on the world. */
  private hearsMoves = false;
  /** Whether steps were overlooked since it is still. */
  private trusts = false;
  /** Whether its premise may be true of a step that is trusted to change nothing it reads. */
  private mayBeMet = false;
  /** How many steps were trusted from the first: of those it was asked in every world. */
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

  /** Whether a step was found that decides it. */
  get isFound(): boolean {
    return this.found !== undefined;
  }

  /** Whether it waits for a step of which its premise is true. */
  get isWaiting(): boolean {
    return this.hasPremise && !this.met;
  }

  /** Whether worlds are to be shown to it, since it has no premise and nothing it reads has changed yet. */
  get isConstant(): boolean {
    return !this.hasPremise && !this.met;
  }

  /** The world everything begins in. */
  begin(row: Row): void {
    if (!this.hasPremise) this.first = row.slice();
    this.rest(row);
  }

  /** A step; true where nothing more is to be asked about steps by this move. */
  step(from: number, choice: number, before: Row, move: Move, after: Row): boolean {
    if (this.found) return true;
    const said = this.judge.says(before, move, after);
    if (this.isConstant) {
      this.world(before);
      this.world(after);
    } else this.met ||= said !== Said.idle;
    if (said !== Said.broken) return this.judge.decidedByMove;
    this.found = [from, choice];
    return true;
  }

  /** A world, while it is constant: whoever looks at what is done sees something else in every step. */
  world(row: Row): void {
    this.met ||= this.judge.asksMove || this.judge.tellsApart(this.first!, row);
  }

  /** A new world, which differs from one before in these fields, if there is one: is it still there? */
  rest(row: Row, touched?: number): void {
    const { judge, reads, found } = this;
    if (!reads || found || !this.mayTrust || (touched !== undefined && (judge.fields & touched) === 0)) return;
    for (const move of reads.trusted.values()) {
      const said = judge.says(row, move, row);
      this.isStill &&= said !== Said.broken;
      this.mayBeMet ||= this.hasPremise && said === Said.kept;
      if (judge.isMoveless) return;
      this.hearsMoves = true;
    }
  }

  /**
   * Whether a step in which it sees nothing change satisfies it, wherever else the party does the same in this local state,
   * or in any: the step alone says so, or the property is still. The latter may turn out to be wrong, see `isMistaken`.
   */
  overlooks(before: Row, move: Move, after: Row, inAnyState: boolean): boolean {
    const { judge, found, reads } = this;
    if (found) return true;
    if (this.mayTrust) {
      this.trusts = true;
      reads?.trust(move);
      return true;
    }
    const said = judge.says(before, move, after);
    // A premise that was never true is waited for: the step may be the only one to make it so.
    if (said === Said.broken || (said === Said.kept && this.isWaiting)) return false;
    return inAnyState ? judge.decidedByTelling : judge.decidedByDeed;
  }

  /** Whether steps were overlooked that should not have been. The next search will know better. */
  get isMistaken(): boolean {
    const { judge, found, trusts, hearsMoves, trustedFirst, reads, property } = this;
    if (!reads || !trusts || found) return false;
    // Trusted steps differ in their choices, too.
    const isStill = this.isStill && !(hearsMoves && judge.readsChoice);
    if (!isStill) reads.wary.add(property.name);
    return !isStill || ((hearsMoves || trustedFirst === 0) && reads.trusted.size > trustedFirst);
  }

  /** Whether, in the end, its premise may have been true of overlooked steps only. The next search will know better. */
  get mayHaveMissed(): boolean {
    const { found, trusts, mayBeMet, isWaiting, reads, property } = this;
    if (!reads || !trusts || found || !mayBeMet || !isWaiting) return false;
    reads.wary.add(property.name);
    return true;
  }

  private get mayTrust(): boolean {
    return this.reads !== undefined && this.isStill && !this.reads.wary.has(this.property.name);
  }

  /** What it has seen. A step that was found is found again, should its world be looked at once more. */
  keep(): StepSeen {
    const { met, found } = this;
    return found ? { met, found } : { met };
  }

  adopt({ met, found }: StepSeen): void {
    this.met = met;
    this.found = found;
  }

  conclude({ complete, derives, wayTo }: Evidence): Finding {
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
      trace: { stem: wayTo(from, choice), cycle: undefined },
    };
  }
}
