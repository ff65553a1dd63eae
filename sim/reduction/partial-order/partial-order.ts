/** Partial order reduction of a search by ample sets (`AmpleSets`): what it refuses, and when the search restarts. */

import { isLiveness } from '../../property/forms.ts';
import type { Monitors } from '../../property/monitors.ts';
import type { Property } from '../../property/property.ts';
import { ReadPaths } from '../../property/read-paths.ts';
import type { Explored, Limits } from '../../property/verdict.ts';
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { AmpleFilter, Row } from '../../world/row.ts';
import { Learner } from '../learner.ts';
import type { Reduction, SearchKind, SearchProgress } from '../reduction.ts';
import { AmpleSets } from './ample.ts';

export class PartialOrder implements Reduction {
  readonly name = 'partial-order';
  readonly losesShortest = true;
  /** What properties read of local states and inboxes; kept from one search to the next. */
  readonly reads = new ReadPaths();
  private readonly learner = new Learner();
  /** The number of worlds of discarded searches. */
  discarded = 0;
  private ample: AmpleSets | undefined;

  constructor(
    private readonly model: Model,
    properties: readonly Property[],
    limits: Limits,
    { hasCheckpoint }: SearchKind,
  ) {
    const refuse = (what: string): never => {
      throw new InputError(`partial-order: ${what}; check without one of them`);
    };
    if (limits.symmetry) refuse('it does not go together with symmetry');
    if (limits.deadMessages) refuse('it does not go together with dead-messages');
    if (hasCheckpoint) refuse('a checkpoint does not keep what it knows');
    if (model.listed || model.reached) refuse('chart coverage and a breakdown have to see every world');
    const liveness = properties.find(({ test }) => isLiveness(test));
    if (liveness)
      throw new InputError(
        `partial-order: liveness properties are not checked under it, and ${liveness.name} is one; name other properties, or check without it`,
      );
  }

  begin(monitors: Monitors): void {
    this.ample = new AmpleSets(this.model, monitors, this.reads);
  }

  choose(row: Row): AmpleFilter | undefined {
    return this.ample?.choose(row);
  }

  tookChosen(): void {
    if (this.ample) this.ample.worlds++;
  }

  /** See `Learner`. A search that was stopped restarts only if a limit on worlds or steps stopped it. */
  restartIfRefuted({ worlds, isDone, stopped }: SearchProgress): boolean {
    if (!this.ample || (stopped && stopped !== 'worldsMax' && stopped !== 'stepsMax')) return false;
    const isRefuted = this.ample.isRefuted || (isDone && this.ample.mayHaveMissed);
    if (!this.learner.restartIfRefuted(isRefuted, worlds, isDone || stopped !== undefined)) return false;
    this.discarded += worlds;
    return true;
  }

  figures(): Pick<Explored, 'partialOrder'> {
    return { partialOrder: { alone: this.ample?.worlds ?? 0, restarts: this.learner.restarts } };
  }
}
