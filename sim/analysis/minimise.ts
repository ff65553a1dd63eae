/**
 * Minimising: a run that breaks a property, made shorter for as long as it breaks it. Steps are left out, first many at
 * once and in the end one by one, and what can no longer be taken without them goes with them (delta debugging: Zeller
 * and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002; over choices by meaning, realigned after
 * each attempt). What is left is not the shortest run there is, which `check` finds, but the same story with no step that
 * could be left out.
 */

import { isLiveness } from '../property/forms.ts';
import type { Property } from '../property/property.ts';
import { comesBack } from '../property/trace-verdict.ts';
import { alignedInPart, type DescribedRun, describedRun } from '../trace/alignment.ts';
import type { Replayed } from '../trace/trace.ts';
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import { brokenAfter } from './regression-status.ts';
import { withObserversOf } from './run-prefix.ts';

/** How far it has come. */
export interface Shortening {
  /** Steps of the shortest run so far. */
  readonly steps: number;
  /** Runs tried. */
  readonly tried: number;
}

export interface Minimised {
  readonly run: Replayed;
  /** Whether no single step of it can be left out; not so where it was stopped. */
  readonly minimal: boolean;
  readonly tried: number;
}

/** Makes a run shorter; yields after each attempt, and keeps what it has where it is sent `'stop'`. */
export function* minimising(given: Replayed, property: Property): Generator<Shortening, Minimised, 'stop' | undefined> {
  const whole = withObserversOf(given, [property]);
  const { model } = whole;
  let run = broken(whole, property);
  if (!run)
    throw new InputError(`the run does not break ${property.name}; there is nothing to be kept while it shrinks`);
  let tried = 0;
  let size = Math.ceil(run.steps.length / 2);
  // A pass tries to leave out each so many steps in turn; the last one, step by step, finds nothing.
  while (size > 0) {
    let changed = false;
    for (let from = 0; from < run.steps.length; ) {
      const shorter = broken(attempt(model, describedRun(run), from, from + size), property);
      tried++;
      if (shorter && shorter.steps.length < run.steps.length) {
        run = shorter;
        changed = true;
      } else from += size;
      if ((yield { steps: run.steps.length, tried }) === 'stop') return { run, minimal: false, tried };
    }
    if (size > 1) size = Math.floor(Math.min(size, run.steps.length) / 2) || 1;
    else if (!changed) size = 0;
  }
  return { run, minimal: true, tried };
}

/** Makes a run shorter in one go. */
export function minimise(run: Replayed, property: Property): Minimised {
  const turns = minimising(run, property);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

/** The run without the steps from one place to another, as far as it can be taken. */
function attempt(model: Model, { stem, cycle = [] }: DescribedRun, from: number, to: number): Replayed {
  const kept = (_: unknown, at: number): boolean => at < from || at >= to;
  return alignedInPart(model, {
    stem: stem.filter(kept),
    cycle: cycle.filter((_, at) => kept(_, at + stem.length)),
  });
}

/** The run up to where it breaks the property; undefined where it does not. */
function broken(run: Replayed, property: Property): Replayed | undefined {
  if (!comesBack(run)) return undefined;
  const after = brokenAfter(run, property);
  if (after === undefined) return undefined;
  // A liveness property is violated by the whole of a run, anything else by a step of it.
  if (isLiveness(property.test)) return run;
  const steps = run.steps.slice(0, after);
  const end = run.steps[after]?.from ?? run.end;
  return { model: run.model, steps, stemSteps: steps.length, end };
}
