/** A search that leaves out dead letters (`Cone`): what it refuses, when it has to begin anew, and how its ways are told. */
import { Cone } from '../world/cone.ts';
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Property } from './property.ts';
import { plainOf, retold } from './retold.ts';
import { Silence } from './silence.ts';
import type { Finding, Limits } from './verdict.ts';
import { isLive } from './world-watch.ts';
import type { Worlds } from './worlds.ts';

/** A search in which a claim was wrong goes on, to learn more, until it has so many times as many worlds. */
const learningFactor = 4;

export class ConeRun {
  private readonly cone: Cone;
  private readonly silence: Silence;
  private restarts = 0;
  /** How many worlds there were when a claim turned out to be wrong. */
  private refutedAt: number | undefined;

  constructor(
    private readonly model: Model,
    private readonly asked: readonly Property[],
    { symmetry }: Limits,
    isStored: boolean,
  ) {
    const refuse = (what: string): never => {
      throw new InputError(`cone: ${what}; check without one of them`);
    };
    if (symmetry) refuse('it does not go together with symmetry');
    if (isStored) refuse('a checkpoint does not keep what it knows');
    if (model.listed) refuse('chart coverage has to see every step');
    const promise = asked.find(({ test }) => isLive(test));
    if (promise)
      throw new InputError(
        `cone: promises are not checked under it, and ${promise.name} is one; name other properties, or check without it`,
      );
    const deadlock = asked.find(({ test }) => test.form === 'deadlock');
    if (deadlock)
      throw new InputError(`cone: ${deadlock.name} asks what can still be delivered; check it without cone`);
    this.cone = new Cone(model.cells);
    this.silence = new Silence(asked, this.cone);
    this.begin();
  }

  /** The properties to watch: those asked for, and then what has to be true besides. */
  get properties(): readonly Property[] {
    return [...this.asked, ...this.silence.properties];
  }

  /** What is told of it. */
  get told(): { readonly letters: number; readonly restarts: number } {
    return { letters: this.cone.leftOut, restarts: this.restarts };
  }

  /**
   * Whether a claim turned out to be wrong and the search has to begin anew. It does not do so at once: in so many worlds
   * more, perhaps, other claims turn out to be wrong as well.
   * @param isOver whether the search has come to its end
   */
  beginsAnew(worlds: number, isOver: boolean): boolean {
    if (!this.cone.isRefuted) return false;
    this.refutedAt ??= worlds;
    if (!isOver && worlds < learningFactor * this.refutedAt) return false;
    this.refutedAt = undefined;
    this.restarts++;
    this.begin();
    return true;
  }

  /** Looks once more at a search that has come to its end; `found` is what was found of all properties. */
  lookBack(worlds: Worlds, found: readonly Finding[]): void {
    const { length } = this.asked;
    this.silence.lookBack(this.model, worlds, found.slice(0, length), found.slice(length));
  }

  /** What was found of the properties asked for, told in the plain model; nothing, where it rests on a claim that was wrong. */
  retold(found: readonly Finding[]): Finding[] {
    if (this.cone.isRefuted) return this.asked.map(property => ({ property, verdict: 'undecided', vacuous: false }));
    const plain = plainOf(this.model);
    return found.slice(0, this.asked.length).map(finding => {
      if (!finding.trace) return finding;
      const { way, added } = retold(plain, this.model, finding.trace.stem);
      return { ...finding, trace: { stem: way, cycle: undefined }, ...(added > 0 ? { added } : {}) };
    });
  }

  private begin(): void {
    this.cone.restart();
    for (const cells of this.model.cells) cells.leaveOut(this.cone);
    this.model.begin();
    for (const numbers of this.model.reached ?? []) numbers.clear();
  }
}
