/** Drivers: who chooses next. A driver sees the choices and names a place among them, or stops. */
import type { Choice, ChoiceKind } from '../world/choice.ts';
import type { Model } from '../world/model.ts';
import { changesIn, choicesIn, initialWorld, type Step, step, type World } from '../world/world.ts';

/** Names the place of the next choice among `choices`, after `taken` steps; undefined to stop. */
export type Driver = (choices: readonly Choice[], taken: number, world: World) => number | undefined;

/**
 * The calm driver takes the first choice of the kind it prefers that changes anything; never a fault. Things go well, people
 * act, and timers expire only where all else is done.
 */
export const calmDriver: Driver = (choices, _, world) => {
  const { recoveries } = world.model.registers.choiceKinds;
  const order: readonly ChoiceKind[] = ['begin', 'deliver', 'proceed', ...recoveries, 'decide', 'intend', 'expire'];
  const changing = changesIn(world);
  for (const kind of order) {
    const at = choices.findIndex((choice, place) => choice.kind === kind && changing[place]);
    if (at >= 0) return at;
  }
  return undefined;
};

/** Takes the places written down, one after another. */
export const scriptedDriver =
  (places: readonly number[]): Driver =>
  (_, taken) =>
    places[taken];

/** Longer than any calm run of a bounded protocol; a run that meets it is cut and says so. */
export const runStepsMax = 1_000;

/**
 * Runs a driver from the beginning until it stops, nothing can happen, or `stepsMax` is met.
 * @returns the steps, and whether the run was cut at `stepsMax`
 */
export function run(
  model: Model,
  driver: Driver,
  stepsMax = runStepsMax,
): { readonly steps: Step[]; readonly cut: boolean } {
  const steps: Step[] = [];
  let world = initialWorld(model);
  while (steps.length < stepsMax) {
    const at = driver(choicesIn(world), steps.length, world);
    const taken = at === undefined ? undefined : step(world, at);
    if (!taken) return { steps, cut: false };
    steps.push(taken);
    world = taken.to;
  }
  return { steps, cut: true };
}
