/** Watching a property about steps. */
import type { Model } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import type { Row } from '../world/successors.ts';
import { StepJudge } from './judge.ts';
import type { Judged } from './judged.ts';
import type { Property, StepPredicate } from './property.ts';
import type { Reads } from './reads.ts';
import type { Finding } from './verdict.ts';
import type { Evidence } from './world-watch.ts';

/** What a watch has seen, as plain data. */
export interface StepSeen {
  readonly found?: readonly [from: number, choice: number];
}

/** A property about steps, watched. */
export class StepWatch {
  found: readonly [from: number, choice: number] | undefined;
  private readonly judge: StepJudge;
  /** Whether, in every world so far, it would be satisfied by any step that is trusted to change nothing it reads. */
  private isStill = true;
  /** Whether what it says of such a step may rest on what is sent or reported, and not just on the world. */
  private hearsMoves = false;
  /** Whether steps were overlooked since it is still. */
  private trusts = false;
  /** How many steps were trusted from the first: of those it was asked in every world. */
  private readonly trustedFirst: number;

  constructor(
    model: Model,
    readonly property: Property,
    predicate: StepPredicate,
    judged: Judged,
    private readonly reads?: Reads,
  ) {
    this.judge = new StepJudge(model, predicate, judged, reads);
    this.trustedFirst = reads?.trusted.size ?? 0;
  }

  /** Whether a step was found that decides it. */
  get isFound(): boolean {
    return this.found !== undefined;
  }

  /** A step; true where nothing more is to be asked about steps by this move. */
  step(from: number, choice: number, before: Row, move: Move, after: Row): boolean {
    // No property speaks of how a run begins.
    if (this.found || move.kind === 'begin') return true;
    if (this.judge.holds(before, move, after)) return this.judge.decidedByMove;
    this.found = [from, choice];
    return true;
  }

  /** A new world, which differs from one before in these fields, if there is one: is it still there? */
  rest(row: Row, touched?: number): void {
    const { judge, reads, found } = this;
    if (!reads || found || !this.mayTrust || (touched !== undefined && (judge.fields & touched) === 0)) return;
    for (const move of reads.trusted.values()) {
      this.isStill &&= judge.holds(row, move, row);
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
    return judge.holds(before, move, after) && (inAnyState ? judge.decidedByTelling : judge.decidedByDeed);
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

  private get mayTrust(): boolean {
    return this.reads !== undefined && this.isStill && !this.reads.wary.has(this.property.name);
  }

  /** What it has seen. A step that was found is found again, should its world be looked at once more. */
  keep(): StepSeen {
    return this.found ? { found: this.found } : {};
  }

  adopt({ found }: StepSeen): void {
    this.found = found;
  }

  conclude({ complete, wayTo }: Evidence): Finding {
    const { property, found } = this;
    if (!found) return { property, verdict: complete ? 'holds' : 'undecided', vacuous: false };
    const [from, choice] = found;
    return {
      property,
      verdict: 'violated',
      vacuous: false,
      trace: { stem: wayTo(from, choice), cycle: undefined },
    };
  }
}
