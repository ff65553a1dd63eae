/**
 * The user's mistake: one line that says what was given, what is allowed and how to go on. Thrown by whatever reads
 * what a user wrote; the command line prints it and exits 64.
 */
import { closest } from 'fastest-levenshtein';
import { quoted } from './visible.ts';

/** A user’s mistake, in one line. */
export class InputError extends Error {
  override name = 'InputError';
}

/** No name is longer, and comparing takes time. */
const comparedMost = 200;

/** `given` itself where it is among `allowed`; otherwise throws, naming the nearest. */
export function oneOf<Name extends string>(what: string, given: string, allowed: readonly Name[]): Name {
  const found = allowed.find(name => name === given);
  if (found !== undefined) return found;
  if (allowed.length === 0) throw new InputError(`unknown ${what} ${quoted(given)}: there is none yet`);
  const nearest = closest(given.slice(0, comparedMost), allowed as readonly string[] as string[]);
  throw new InputError(`unknown ${what} ${quoted(given)}: did you mean "${nearest}"? (one of ${allowed.join(', ')})`);
}

/** A whole number, at least `least` and at most `most`; otherwise throws. */
export function wholeNumber(what: string, given: string, least = 0, most: number = Number.MAX_SAFE_INTEGER): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  throw new InputError(`${what} takes a whole number, ${range}; ${quoted(given)} was given`);
}
