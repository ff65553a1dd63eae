/** The order in which several threads begin explorations: it changes the time taken, never what is printed. */
import type { Exploration } from './exploration.ts';

/** The scenarios that take longest, as measured (seconds each, where most take a tenth); all others begin in their turn. */
export const longest = [
  'two-codes',
  'crashed-second-try',
  'racing-migration',
  'lossy-bind',
  'crashed-quick-switch',
  'crashing-bind',
  'impatient-one-tap',
];

/** The longest first, so that no thread is left with one at the end. */
export function longestFirst<Task extends { readonly exploration: Exploration }>(tasks: readonly Task[]): Task[] {
  const placeOf = ({ exploration }: Task): number => {
    const place = longest.indexOf(exploration.scenario);
    return place < 0 ? longest.length : place;
  };
  return tasks.toSorted((one, other) => placeOf(one) - placeOf(other));
}
