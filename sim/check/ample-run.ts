/** A search in which parties go on alone (`Ample`): what it refuses, when it has to begin anew, and how long its ways are. */
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Row } from '../world/successors.ts';
import type { Outside } from './explore.ts';
import type { Property } from './property.ts';
import { Reads } from './reads.ts';
import type { Search } from './search.ts';
import { shortest } from './shortest.ts';
import type { Explored, Finding, Limits, Progress, Stopped } from './verdict.ts';
import { isLive } from './world-watch.ts';

/** A search in which a claim was wrong goes on, to learn more, until it has so many times as many worlds. */
const learningFactor = 4;

/** The search for shortest ways stops at so many worlds for each that was explored, and at no fewer than the floor. */
const shortestFactor = 20;
const shortestFloor = 100_000;

export class AmpleRun {
  /** What is known of what properties read; it is kept from one search to the next. */
  readonly reads = new Reads();
  private restarts = 0;
  /** Worlds of the searches that counted for nothing. */
  private spent = 0;
  /** How many worlds there were when a claim turned out to be wrong. */
  private mistakenAt: number | undefined;

  constructor(
    private readonly model: Model,
    properties: readonly Property[],
    private readonly limits: Limits,
    isStored: boolean,
  ) {
    const refuse = (what: string): never => {
      throw new InputError(`partial-order: ${what}; check without one of them`);
    };
    if (limits.symmetry) refuse('it does not go together with symmetry');
    if (limits.cone) refuse('it does not go together with cone');
    if (isStored) refuse('a checkpoint does not keep what it knows');
    if (model.listed || model.reached) refuse('chart coverage and a breakdown have to see every world');
    const promise = properties.find(({ test }) => isLive(test));
    if (promise)
      throw new InputError(
        `partial-order: promises are not checked under it, and ${promise.name} is one; name other properties, or check without it`,
      );
  }

  /**
   * Whether a claim turned out to be wrong and the search has to begin anew. It does not do so at once: in so many worlds
   * more, perhaps, other claims turn out to be wrong as well. A search that nobody has time or room for ends as it is.
   */
  beginsAnew({ worlds, ample, isDone }: Search, stopped: Stopped | undefined): boolean {
    if (
      !ample ||
      !(ample.isMistaken || (isDone && ample.mayHaveMissed)) ||
      (stopped && stopped !== 'worldsMax' && stopped !== 'stepsMax')
    )
      return false;
    this.mistakenAt ??= worlds.count;
    if (!isDone && !stopped && worlds.count < learningFactor * this.mistakenAt) return false;
    this.mistakenAt = undefined;
    this.spent += worlds.count;
    this.restarts++;
    return true;
  }

  /** What is told of it. */
  told({ ample }: Search): NonNullable<Explored['partialOrder']> {
    return { alone: ample?.worlds ?? 0, restarts: this.restarts };
  }

  /** The same findings with their shortest ways, looked for no longer than the limits and the work so far allow. */
  *shortest(
    findings: readonly Finding[],
    { worlds }: Search,
    stopped: Stopped | undefined,
    seconds: number,
    outside: Outside,
    beginning: Row,
  ): Generator<Progress, Finding[], 'stop' | undefined> {
    const { worldsMax = Infinity, secondsMax = Infinity } = this.limits;
    // Who was stopped is to come to an end.
    const isOver = stopped === 'interrupted' || stopped === 'bytesMax' || stopped === 'outOfMemory';
    const most = isOver ? 1 : Math.max(shortestFloor, shortestFactor * (this.spent + worlds.count));
    const limits = { ...this.limits, worldsMax: Math.min(worldsMax, most), secondsMax: secondsMax - seconds };
    return yield* shortest(this.model, findings, limits, outside, beginning);
  }
}
