/** Run prefixes: the steps of a run so far, in a model with the observers that a property needs. */

import type { Property } from '../property/property.ts';
import { type Replayed, replay } from '../trace/trace.ts';
import { modelFor } from './check.ts';

/** A run so far, and its model. */
export type RunPrefix = Pick<Replayed, 'model' | 'steps'>;

/**
 * The same run in a model with exactly the observers of these properties. A property cannot be checked without its
 * observers, and more observers would multiply the worlds. The places of choices are the same in every such model.
 */
export function withObserversOf<Run extends RunPrefix>(run: Run, properties: readonly Property[]): Run {
  const { scenario, setting, observers } = run.model;
  const model = modelFor(scenario, setting, properties);
  const known = new Set(observers.map(({ observer }) => observer));
  if (known.size === model.observers.length && model.observers.every(({ observer }) => known.has(observer))) return run;
  const { steps, end } = replay(model, { stem: run.steps.map(({ at }) => at) });
  return { ...run, model, steps, ...('end' in run ? { end } : {}) };
}
