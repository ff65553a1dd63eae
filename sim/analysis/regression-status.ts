/**
 * How a saved run stands today: taken again by meaning, it still fails, now holds, or no longer applies since one of its
 * choices is not there. Nothing is explored: what a run shows it shows alone.
 */

import { propertyFor } from '../property/condition.ts';
import type { Property } from '../property/property.ts';
import { comesBack, traceVerdictsOf } from '../property/trace-verdict.ts';
import { type Aligned, aligned, type DescribedRun } from '../trace/alignment.ts';
import type { SavedRun } from '../trace/saved-run.ts';
import type { Replayed } from '../trace/trace.ts';
import type { Model } from '../world/model.ts';
import { initialWorld } from '../world/world.ts';
import { inForce, modelFor } from './check.ts';

/** What a saved run answers: as when it was saved (`still`), or not (`now`); `still applies` where it shows nothing. */
export type Answer = 'still fails' | 'now holds' | 'still holds' | 'now fails' | 'still applies' | 'no longer applies';

export interface RegressionStatus {
  readonly answer: Answer;
  /** The step it fails at, or the first that is not there; undefined for any other answer. */
  readonly step: number | undefined;
  /** The run as far as it goes. */
  readonly run: Aligned;
  readonly property: Property | undefined;
}

/** Takes a saved run again, in a model of its scenario under its setting; one may be brought along. */
export function regressionStatusOf(saved: SavedRun, catalogue: readonly Property[], model?: Model): RegressionStatus {
  const { scenario, setting, shows } = saved;
  const property = shows && propertyFor(scenario, shows.property, catalogue);
  const riding = [...inForce(scenario, catalogue), ...(property ? [property] : [])];
  return regressionStatusUnder(model ?? modelFor(scenario, setting, riding), saved, property, shows?.verdict);
}

/** Takes a run again by meaning in some model: how it stands there, having violated the property or not. */
export function regressionStatusUnder(
  model: Model,
  described: DescribedRun,
  property: Property | undefined,
  verdict: 'breaks' | 'keeps' | undefined,
): RegressionStatus {
  const run = aligned(model, described);
  const found = { run, property };
  if (run.missing) return { answer: 'no longer applies', step: run.missing.step, ...found };
  // Round for ever it goes only where it comes back.
  if (!comesBack(run)) return { answer: 'no longer applies', step: run.steps.length, ...found };
  if (!property) return { answer: 'still applies', step: undefined, ...found };
  const after = brokenAfter(run, property);
  const failed = verdict === 'breaks';
  return after === undefined
    ? { answer: failed ? 'now holds' : 'still holds', step: undefined, ...found }
    : { answer: failed ? 'still fails' : 'now fails', step: after, ...found };
}

/** The number of steps after which a run breaks a property; undefined where it does not. */
export function brokenAfter(run: Replayed, property: Property): number | undefined {
  const [verdict] = traceVerdictsOf(run, initialWorld(run.model), [property]);
  return verdict?.shown === 'violated' ? verdict.after : undefined;
}
