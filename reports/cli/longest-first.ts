/** In which order explorations are begun by several threads: a matter of time alone, never of what is told. */
import type { Exploration } from './exploration.ts';

/** What takes longest, as measured (seconds each, where most take a tenth); whatever is not here begins in its turn. */
export const longest = [
  'two-codes',
  'crashed-second-try',
  'racing-migration',
  'lossy-bind',
  'crashed-quick-switch',
  'crashing-bind',
  'impatient-one-tap',
];

/** Those that take longest in front, so that no thread is left with one at the end. */
export function longestFirst<Asked extends { readonly exploration: Exploration }>(all: readonly Asked[]): Asked[] {
  const placeOf = ({ exploration }: Asked): number => {
    const place = longest.indexOf(exploration.scenario);
    return place < 0 ? longest.length : place;
  };
  return all.toSorted((one, other) => placeOf(one) - placeOf(other));
}
