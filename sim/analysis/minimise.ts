/**
 * Minimisation of a run that violates a property (delta debugging: Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002). It removes steps, first many at once and in the end one by one, together with the
 * steps that are impossible without them. Choices are compared by meaning and realigned after each attempt. The result
 * is not the shortest violation, which `check` finds, but a part of the given run from which no single step can be
 * removed.
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

/** The progress of a minimisation. */
export interface MinimisingProgress {
  /** Steps of the shortest run so far. */
  readonly steps: number;
  /** Runs tried. */
  readonly tried: number;
}

export interface Minimised {
  readonly run: Replayed;
  /** Whether no single step can be removed; false if the minimisation was stopped. */
  readonly minimal: boolean;
  readonly tried: number;
}

/**
 * Minimises a run. The generator yields after each attempt; sent `'stop'`, it returns the shortest run so far.
 * @throws InputError where the run does not violate the property
 */
export function* minimising(
  given: Replayed,
  property: Property,
): Generator<MinimisingProgress, Minimised, 'stop' | undefined> {
  const whole = withObserversOf(given, [property]);
  const { model } = whole;
  let run = violatingPrefix(whole, property);
  if (!run)
    throw new InputError(`the run does not break ${property.name}; there is nothing to be kept while it shrinks`);
  let tried = 0;
  let size = Math.ceil(run.steps.length / 2);
  // Each pass tries to remove every block of `size` steps in turn. The last pass, with single steps, removes none.
  while (size > 0) {
    let changed = false;
    for (let from = 0; from < run.steps.length; ) {
      const shorter = violatingPrefix(attempt(model, describedRun(run), from, from + size), property);
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

/** Minimises a run without pauses. */
export function minimise(run: Replayed, property: Property): Minimised {
  const turns = minimising(run, property);
  for (;;) {
    const { done, value } = turns.next();
    if (done) return value;
  }
}

/** The run without its steps from `from` to `to`, and without the steps that are impossible then. */
function attempt(model: Model, { stem, cycle = [] }: DescribedRun, from: number, to: number): Replayed {
  const kept = (_: unknown, at: number): boolean => at < from || at >= to;
  return alignedInPart(model, {
    stem: stem.filter(kept),
    cycle: cycle.filter((_, at) => kept(_, at + stem.length)),
  });
}

/** The run up to the step that violates the property; undefined if it does not violate it. */
function violatingPrefix(run: Replayed, property: Property): Replayed | undefined {
  if (!comesBack(run)) return undefined;
  const after = brokenAfter(run, property);
  if (after === undefined) return undefined;
  // A liveness property is violated by a whole run, any other by a step.
  if (isLiveness(property.test)) return run;
  const steps = run.steps.slice(0, after);
  const end = run.steps[after]?.from ?? run.end;
  return { model: run.model, steps, stemSteps: steps.length, end };
}
