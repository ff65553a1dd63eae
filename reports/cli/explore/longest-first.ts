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

/** The tasks with the longest first, so that no long task runs alone at the end. */
export function longestFirst<Task extends { readonly exploration: Exploration }>(tasks: readonly Task[]): Task[] {
  const placeOf = ({ exploration }: Task): number => {
    const place = longest.indexOf(exploration.scenario);
    return place < 0 ? longest.length : place;
  };
  return tasks.toSorted((one, other) => placeOf(one) - placeOf(other));
}
