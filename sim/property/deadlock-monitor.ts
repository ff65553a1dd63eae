/** Watching for worlds in which nothing but faults can happen. */
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfStuckWorlds } from './forms.ts';
import { MemoisedWorldPredicate } from './memoised-predicate.ts';
import type { Property } from './property.ts';
import type { Evidence, WorldMonitor, WorldSeen } from './state-monitor.ts';
import type { Finding } from './verdict.ts';

/** A property about deadlocks, watched. It is told of worlds that are stuck once they have been expanded. */
export class DeadlockMonitor implements WorldMonitor {
  private readonly allowed: MemoisedWorldPredicate;
  private found = -1;

  constructor(
    model: Model,
    readonly property: Property,
    { allowed }: OfStuckWorlds,
  ) {
    this.allowed = new MemoisedWorldPredicate(model, allowed);
  }

  /** Whether a world was found that decides it. */
  get isFound(): boolean {
    return this.found >= 0;
  }

  /** Of a world that is only met it is not known yet what can happen there. */
  judge(): void {}

  /** A world in which nothing but faults can happen. */
  stuck(world: number, row: Row): void {
    if (!this.isFound && !this.allowed.holds(row)) this.found = world;
  }

  conclude({ complete, wayTo }: Evidence): Finding {
    const { property, found } = this;
    if (found < 0) return { property, verdict: complete ? 'holds' : 'undecided', vacuous: false };
    return { property, verdict: 'violated', vacuous: false, trace: { stem: wayTo(found), cycle: undefined } };
  }

  keep(worlds: number): WorldSeen {
    return { found: this.found < worlds ? this.found : -1, met: true, fields: 0 };
  }

  adopt({ found }: WorldSeen): void {
    this.found = found;
  }
}
