/**
 * A run's choices by meaning, and the run again out of them: aligned with the model as it is now, choice by choice. Where
 * the model has changed little, the run survives, though every place in the lists of choices may be another.
 */
import type { Model } from '../world/model.ts';
import { choicesIn, initialWorld, type Step, step } from '../world/world.ts';
import { type Meaning, meaningOf, placeOf } from './meaning.ts';
import type { Replayed } from './trace.ts';

/** A run by meaning. */
export interface Told {
  readonly stem: readonly Meaning[];
  /** Where the run never ends: what it repeats for ever after the stem. */
  readonly cycle?: readonly Meaning[] | undefined;
}

/** A run by meaning, taken as far as it goes. */
export interface Aligned extends Replayed {
  /** The first choice that is not there, and which step it would be, from 1; undefined where all of them are there. */
  readonly missing: { readonly step: number; readonly meaning: Meaning } | undefined;
}

/** What a run means, choice by choice. */
export function toldOf({ steps, stemSteps }: Pick<Replayed, 'steps' | 'stemSteps'>): Told {
  const meanings = steps.map(({ from, at }) => meaningOf(choicesIn(from), at));
  const cycle = stemSteps < steps.length ? meanings.slice(stemSteps) : undefined;
  return { stem: meanings.slice(0, stemSteps), cycle };
}

/** Takes the choices of a run one after another, until one is not there. */
export function aligned(model: Model, told: Told): Aligned {
  return taken(model, told, false);
}

/** Takes the choices of a run that are there, and leaves out the rest. */
export function alignedInPart(model: Model, told: Told): Replayed {
  return taken(model, told, true);
}

function taken(model: Model, { stem, cycle = [] }: Told, inPart: boolean): Aligned {
  const steps: Step[] = [];
  let stemSteps = 0;
  let world = initialWorld(model);
  let missing: Aligned['missing'];
  for (const [place, meaning] of [...stem, ...cycle].entries()) {
    const next = step(world, placeOf(choicesIn(world), meaning));
    if (next) {
      steps.push(next);
      world = next.to;
      if (place < stem.length) stemSteps++;
    } else if (!inPart) {
      missing = { step: place + 1, meaning };
      break;
    }
  }
  return { model, steps, stemSteps, end: world, missing };
}
