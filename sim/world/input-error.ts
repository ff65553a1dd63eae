/**
 * Errors in the user's input: one line that says what is wrong, what is allowed and how to proceed. Every reader of
 * user input throws them; the command line prints the line and exits with 64.
 */
import { closest } from 'fastest-levenshtein';
import { quoted } from './visible.ts';

/** An error in the user's input, as one line. */
export class InputError extends Error {
  override name = 'InputError';
}

/** Names are compared up to this length: no name is longer, and the comparison takes quadratic time. */
const comparedMost = 200;

/**
 * Returns `given` if `allowed` contains it.
 * @throws InputError otherwise, with the nearest allowed name
 */
export function oneOf<Name extends string>(what: string, given: string, allowed: readonly Name[]): Name {
  const found = allowed.find(name => name === given);
  if (found !== undefined) return found;
  if (allowed.length === 0) throw new InputError(`unknown ${what} ${quoted(given)}: there is none yet`);
  const nearest = closest(given.slice(0, comparedMost), allowed as readonly string[] as string[]);
  throw new InputError(`unknown ${what} ${quoted(given)}: did you mean "${nearest}"? (one of ${allowed.join(', ')})`);
}

/**
 * Parses a whole number from `least` to `most`.
 * @throws InputError where the text is no such number
 */
export function wholeNumber(what: string, given: string, least = 0, most: number = Number.MAX_SAFE_INTEGER): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  throw new InputError(`${what} takes a whole number, ${range}; ${quoted(given)} was given`);
}
