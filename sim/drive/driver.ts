/**
 * Drivers: functions that resolve the nondeterminism of a run. A driver returns the place of the next choice, or stops.
 */
import type { Choice, ChoiceKind } from '../world/choice.ts';
import type { Model } from '../world/model.ts';
import { changesIn, choicesIn, initialWorld, type Step, step, type World } from '../world/world.ts';

/** Returns the place of the next choice in `choices`, after `taken` steps; undefined to stop. */
export type Driver = (choices: readonly Choice[], taken: number, world: World) => number | undefined;

/**
 * The calm driver takes the first choice that changes the world, of the first kind in its order of preference. It never
 * takes a fault. Timers expire only where no other choice changes the world.
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

/** Takes the given places, one after another. */
export const scriptedDriver =
  (places: readonly number[]): Driver =>
  (_, taken) =>
    places[taken];

/** The default limit of a run, in steps: longer than any calm run of a bounded protocol. */
export const runStepsMax = 1_000;

/**
 * Runs a driver from the initial world until it stops, no choice is left, or `stepsMax` steps are taken.
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
