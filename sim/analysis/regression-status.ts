/**
 * The regression status of a saved run. The run is replayed by the meaning of its choices; then it still fails, now
 * holds, or no longer applies, since one of its choices is missing. Nothing is explored.
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

/**
 * A status: as when the run was saved (`still`), or changed (`now`); `still applies` for a run saved without a
 * property.
 */
export type Answer = 'still fails' | 'now holds' | 'still holds' | 'now fails' | 'still applies' | 'no longer applies';

export interface RegressionStatus {
  readonly answer: Answer;
  /** The step that fails, or the first step that is missing; undefined for any other answer. */
  readonly step: number | undefined;
  /** The replayed run, up to the first missing step. */
  readonly run: Aligned;
  readonly property: Property | undefined;
}

/**
 * The status of a saved run.
 * @param model a model of the run's scenario under its setting; built if absent
 * @throws InputError where the run names a property that is unknown or has another subject
 */
export function regressionStatusOf(saved: SavedRun, catalogue: readonly Property[], model?: Model): RegressionStatus {
  const { scenario, setting, shows } = saved;
  const property = shows && propertyFor(scenario, shows.property, catalogue);
  const riding = [...inForce(scenario, catalogue), ...(property ? [property] : [])];
  return regressionStatusUnder(model ?? modelFor(scenario, setting, riding), saved, property, shows?.verdict);
}

/** The status of a run in some model. `verdict`: whether the run violated the property before. */
export function regressionStatusUnder(
  model: Model,
  described: DescribedRun,
  property: Property | undefined,
  verdict: 'breaks' | 'keeps' | undefined,
): RegressionStatus {
  const run = aligned(model, described);
  const found = { run, property };
  if (run.missing) return { answer: 'no longer applies', step: run.missing.step, ...found };
  // A cycle that does not return to its first world cannot repeat.
  if (!comesBack(run)) return { answer: 'no longer applies', step: run.steps.length, ...found };
  if (!property) return { answer: 'still applies', step: undefined, ...found };
  const after = brokenAfter(run, property);
  const failed = verdict === 'breaks';
  return after === undefined
    ? { answer: failed ? 'now holds' : 'still holds', step: undefined, ...found }
    : { answer: failed ? 'still fails' : 'now fails', step: after, ...found };
}

/** The number of steps after which a run violates a property; undefined if it does not. */
export function brokenAfter(run: Replayed, property: Property): number | undefined {
  const [verdict] = traceVerdictsOf(run, initialWorld(run.model), [property]);
  return verdict?.shown === 'violated' ? verdict.after : undefined;
}
