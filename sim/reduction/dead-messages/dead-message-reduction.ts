/**
 * The reduction by dead messages (`DeadMessages`): what it refuses, when the search restarts, and the lifting of its
 * traces.
 */

import { isLiveness, semanticsOf } from '../../property/forms.ts';
import type { Property } from '../../property/property.ts';
import type { Explored, Finding, Limits } from '../../property/verdict.ts';
import type { StateStore } from '../../storage/state-store.ts';
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import { Learner } from '../learner.ts';
import type { Reduction, SearchKind, SearchProgress } from '../reduction.ts';
import { DeadMessages } from './dead-messages.ts';
import { liftTrace, plainOf } from './lift.ts';
import { StutterCheck } from './stutter-check.ts';

export class DeadMessageReduction implements Reduction {
  readonly name = 'dead-messages';
  readonly concludesAtEnd = true;
  private readonly dead: DeadMessages;
  private readonly stutterCheck: StutterCheck;
  private readonly learner = new Learner();

  constructor(
    private readonly model: Model,
    private readonly asked: readonly Property[],
    { symmetry }: Limits,
    { hasCheckpoint, beginsElsewhere }: SearchKind,
  ) {
    const refuse = (what: string): never => {
      throw new InputError(`dead-messages: ${what}; check without one of them`);
    };
    if (beginsElsewhere) refuse('it begins where the scenario does');
    if (symmetry) refuse('it does not go together with symmetry');
    if (hasCheckpoint) refuse('a checkpoint does not keep what it knows');
    if (model.listed) refuse('chart coverage has to see every step');
    const liveness = asked.find(({ test }) => isLiveness(test));
    if (liveness)
      throw new InputError(
        `dead-messages: liveness properties are not checked under it, and ${liveness.name} is one; name other properties, or check without it`,
      );
    const deadlock = asked.find(({ test }) => semanticsOf(test).judges === 'stuck worlds');
    if (deadlock)
      throw new InputError(
        `dead-messages: ${deadlock.name} asks what can still be delivered; check it without dead-messages`,
      );
    this.dead = new DeadMessages(model.cells);
    this.stutterCheck = new StutterCheck(asked, this.dead);
    this.restart();
  }

  get properties(): readonly Property[] {
    return this.stutterCheck.properties;
  }

  figures(): Pick<Explored, 'deadMessages'> {
    return { deadMessages: { messages: this.dead.leftOut, restarts: this.learner.restarts } };
  }

  /** See `Learner`. */
  restartIfRefuted({ worlds, isOver }: SearchProgress): boolean {
    if (!this.learner.restartIfRefuted(this.dead.isRefuted, worlds, isOver)) return false;
    this.restart();
    return true;
  }

  review(worlds: StateStore, found: readonly Finding[]): void {
    const { length } = this.asked;
    this.stutterCheck.review(this.model, worlds, found.slice(0, length), found.slice(length));
  }

  /** The findings for the properties asked for, with traces of the plain model; all undecided if a claim is refuted. */
  conclude(found: readonly Finding[]): Finding[] {
    if (this.dead.isRefuted) return this.asked.map(property => ({ property, verdict: 'undecided', vacuous: false }));
    const plain = plainOf(this.model);
    return found.slice(0, this.asked.length).map(finding => {
      if (!finding.trace) return finding;
      const { path, added } = liftTrace(plain, this.model, finding.trace.stem);
      return { ...finding, trace: { stem: path, cycle: undefined }, ...(added > 0 ? { added } : {}) };
    });
  }

  private restart(): void {
    this.dead.restart();
    for (const cells of this.model.cells) cells.leaveOut(this.dead);
    this.model.begin();
    for (const numbers of this.model.reached ?? []) numbers.clear();
  }
}
