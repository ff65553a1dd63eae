/** A run so far, and the model it is looked at in. */

import type { Property } from '../property/property.ts';
import { type Replayed, replay } from '../trace/trace.ts';
import { modelFor } from './check.ts';

/** A run so far. */
export type RunPrefix = Pick<Replayed, 'model' | 'steps'>;

/**
 * A run in a model in which the observers of these properties ride along, and no other; places are the same in each. More
 * of them would be more worlds, and a property whose observer is missing cannot be asked.
 */
export function withObserversOf<Run extends RunPrefix>(run: Run, properties: readonly Property[]): Run {
  const { scenario, setting, observers } = run.model;
  const model = modelFor(scenario, setting, properties);
  const known = new Set(observers.map(({ observer }) => observer));
  if (known.size === model.observers.length && model.observers.every(({ observer }) => known.has(observer))) return run;
  const { steps, end } = replay(model, { stem: run.steps.map(({ at }) => at) });
  return { ...run, model, steps, ...('end' in run ? { end } : {}) };
}
