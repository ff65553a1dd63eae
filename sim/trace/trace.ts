/** Traces: runs as lists of choices, and their replay. */
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { initialWorld, type Step, step, type World } from '../world/world.ts';

/** A run as places in the complete, unreduced list of choices. */
export interface Trace {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly stem: readonly number[];
  /** The cycle of an infinite run, after the stem; undefined for a finite run. */
  readonly cycle?: readonly number[] | undefined;
}

/** A replayed trace: every step of the stem, then one round of the cycle. */
export interface Replayed {
  readonly model: Model;
  readonly steps: readonly Step[];
  /** The number of steps of the stem. */
  readonly stemSteps: number;
  readonly end: World;
}

/**
 * Replays a trace: the stem, then one round of the cycle.
 * @throws InputError that names the first choice that is not enabled
 */
export function replay(model: Model, trace: Pick<Trace, 'stem' | 'cycle'>): Replayed {
  const choices = [...trace.stem, ...(trace.cycle ?? [])];
  const steps: Step[] = [];
  let world = initialWorld(model);
  for (const [place, choice] of choices.entries()) {
    const taken = step(world, choice);
    if (!taken)
      throw new InputError(`the token does not apply: step ${place + 1} takes choice ${choice}, which is not there`);
    steps.push(taken);
    world = taken.to;
  }
  return { model, steps, stemSteps: trace.stem.length, end: world };
}
