/** Traces: choices from a beginning, and what happens when they are taken again. */
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { initialWorld, type Step, step, type World } from '../world/world.ts';

/** A run as a list of small integers: places in the full, unreduced choice list. */
export interface Trace {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly stem: readonly number[];
  /** Where the run never ends: the choices it repeats for ever after the stem. */
  readonly cycle?: readonly number[] | undefined;
}

/** A trace taken again: every step of the stem, then one round of the cycle. */
export interface Replayed {
  readonly model: Model;
  readonly steps: readonly Step[];
  /** How many of the steps are the stem. */
  readonly stemSteps: number;
  readonly end: World;
}

/**
 * Takes the choices again, the stem and then one round of the cycle.
 * @throws InputError that names the first choice that is not there
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
