/** Watching a property about steps. */
import type { Model } from '../world/model.ts';
import type { Move } from '../world/registers.ts';
import type { Row } from '../world/successors.ts';
import { StepJudge } from './judge.ts';
import type { Judged } from './judged.ts';
import type { Property, StepPredicate } from './property.ts';
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

  constructor(
    model: Model,
    private readonly property: Property,
    predicate: StepPredicate,
    judged: Judged,
  ) {
    this.judge = new StepJudge(model, predicate, judged);
  }

  /** Whether a step was found that decides it. */
  get isFound(): boolean {
    return this.found !== undefined;
  }

  /** A step; true where nothing more is to be asked about steps by this move. */
  step(from: number, choice: number, before: Row, move: Move, after: Row): boolean {
    if (this.found) return true;
    if (this.judge.holds(before, move, after)) return this.judge.decidedByMove;
    this.found = [from, choice];
    return true;
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
