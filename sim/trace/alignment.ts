/**
 * Alignment of a run with a model, choice by choice, by the choices' descriptions. Where the model has changed little,
 * the run still applies, although the place of every choice can differ.
 */
import type { Model } from '../world/model.ts';
import { choicesIn, initialWorld, type Step, step } from '../world/world.ts';
import { type ChoiceDescription, descriptionOf, placeOf } from './choice-description.ts';
import type { Replayed } from './trace.ts';

/** A run as descriptions of its choices. */
export interface DescribedRun {
  readonly stem: readonly ChoiceDescription[];
  /** The descriptions of the cycle of an infinite run; undefined for a finite one. */
  readonly cycle?: readonly ChoiceDescription[] | undefined;
}

/** A run replayed from descriptions, up to the first choice that is not enabled. */
export interface Aligned extends Replayed {
  /**
   * The first choice that is not enabled, and the number of its step, from 1; undefined where every choice is enabled.
   */
  readonly missing: { readonly step: number; readonly description: ChoiceDescription } | undefined;
}

/** The descriptions of a run's choices. */
export function describedRun({ steps, stemSteps }: Pick<Replayed, 'steps' | 'stemSteps'>): DescribedRun {
  const descriptions = steps.map(({ from, at }) => descriptionOf(choicesIn(from), at));
  const cycle = stemSteps < steps.length ? descriptions.slice(stemSteps) : undefined;
  return { stem: descriptions.slice(0, stemSteps), cycle };
}

/** Replays a run up to the first choice that is not enabled. */
export function aligned(model: Model, described: DescribedRun): Aligned {
  return taken(model, described, false);
}

/** Replays the enabled choices of a run, and skips the others. */
export function alignedInPart(model: Model, described: DescribedRun): Replayed {
  return taken(model, described, true);
}

function taken(model: Model, { stem, cycle = [] }: DescribedRun, inPart: boolean): Aligned {
  const steps: Step[] = [];
  let stemSteps = 0;
  let world = initialWorld(model);
  let missing: Aligned['missing'];
  for (const [place, description] of [...stem, ...cycle].entries()) {
    const next = step(world, placeOf(choicesIn(world), description));
    if (next) {
      steps.push(next);
      world = next.to;
      if (place < stem.length) stemSteps++;
    } else if (!inPart) {
      missing = { step: place + 1, description };
      break;
    }
  }
  return { model, steps, stemSteps, end: world, missing };
}
