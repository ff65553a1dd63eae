/** The monitor of a deadlock property: it finds worlds in which nothing but faults can happen. */
import type { Model } from '../world/model.ts';
import type { Row } from '../world/row.ts';
import type { OfStuckWorlds } from './forms.ts';
import { MemoisedWorldPredicate } from './memoised-predicate.ts';
import type { Property } from './property.ts';
import type { Evidence, WorldMonitor, WorldSeen } from './state-monitor.ts';
import type { Finding } from './verdict.ts';

/** A monitor of one deadlock property. The search reports a stuck world once the world is expanded. */
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

  /** Whether a world that violates the property was found. */
  get isFound(): boolean {
    return this.found >= 0;
  }

  /** Nothing: the choices of a world are unknown until it is expanded. */
  judge(): void {}

  /** A world in which nothing but faults can happen. */
  stuck(world: number, row: Row): void {
    if (!this.isFound && !this.allowed.holds(row)) this.found = world;
  }

  conclude({ complete, pathTo }: Evidence): Finding {
    const { property, found } = this;
    if (found < 0) return { property, verdict: complete ? 'holds' : 'undecided', vacuous: false };
    return { property, verdict: 'violated', vacuous: false, trace: { stem: pathTo(found), cycle: undefined } };
  }

  keep(worlds: number): WorldSeen {
    return { found: this.found < worlds ? this.found : -1, met: true, fields: 0 };
  }

  adopt({ found }: WorldSeen): void {
    this.found = found;
  }
}
