/** Watching a property about steps: it is asked about a step only where what it reads may have changed. */
import type { Model } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import { everyField, type Row } from '../world/successors.ts';
import { type Reading, StepJudge } from './judge.ts';
import type { Property, StepPredicate } from './property.ts';
import type { Finding } from './verdict.ts';
import type { Evidence } from './world-watch.ts';

/** What a watch has seen, as plain data. */
export interface StepSeen {
  readonly judge: Reading;
  readonly found?: readonly [from: number, choice: number];
  readonly isCalm?: boolean;
}

/** A property about steps, watched. */
export class StepWatch {
  found: readonly [from: number, choice: number] | undefined;
  private readonly judge: StepJudge;
  /** Whether a step that changes nothing it reads would satisfy it, in every world so far. */
  private isCalm: boolean | undefined;

  constructor(
    model: Model,
    private readonly property: Property,
    predicate: StepPredicate,
  ) {
    this.judge = new StepJudge(model, predicate);
  }

  /** What it has to be asked about, as bits: every step that touches one of these fields. */
  get scope(): number {
    if (this.found) return 0;
    return this.isCalm && !this.judge.readsMove ? this.judge.fields : everyField;
  }

  /** A new world, reached by a move that touched these fields. */
  world(row: Row, move: Move, touched: number): void {
    if (this.isCalm && (this.judge.fields & touched) !== 0) this.isCalm = this.judge.holds(row, move, row);
  }

  /** A step; true where nothing more is to be asked about steps by this move. */
  step(from: number, choice: number, before: Row, move: Move, after: Row, touched: number): boolean {
    this.isCalm ??= this.judge.holds(before, move, before);
    if ((this.scope & touched) === 0) return false;
    if (this.judge.holds(before, move, after)) return this.judge.decidedByMove;
    this.found = [from, choice];
    return true;
  }

  /** What it has seen. A step that was found is found again, should its world be looked at once more. */
  keep(): StepSeen {
    const { judge, found, isCalm } = this;
    return { judge: judge.reading, ...(found ? { found } : {}), ...(isCalm === undefined ? {} : { isCalm }) };
  }

  adopt({ judge, found, isCalm }: StepSeen): void {
    this.judge.reading = judge;
    this.found = found;
    this.isCalm = isCalm;
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
