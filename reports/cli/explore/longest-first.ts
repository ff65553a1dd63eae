/** The order in which several threads begin explorations: it affects the time only, not the output. */
import type { Exploration } from './exploration.ts';

/** The scenarios that take longest by measurement (seconds each; most others take a tenth of a second). */
export const longest = [
  'two-codes',
  'crashed-second-try',
  'racing-migration',
  'lossy-bind',
  'crashed-quick-switch',
  'crashing-bind',
  'impatient-one-tap',
];

/** The explorations with the longest first, so that no long one runs alone at the end. */
export function longestFirst(explorations: readonly Exploration[]): Exploration[] {
  const placeOf = ({ scenario }: Exploration): number => {
    const place = longest.indexOf(scenario);
    return place < 0 ? longest.length : place;
  };
  return explorations.toSorted((one, other) => placeOf(one) - placeOf(other));
}
