/** A simulation as JSON of the command line: an outcome as of `check`, and the figures of the sample. */
import type { SampledOutcome } from '#sim';
import { coverageJson } from './coverage-text.ts';
import { type JsonOptions, outcomeJson } from './outcome-json.ts';

/** A simulation as a JSON value. */
export function sampleJson(outcome: SampledOutcome, options: JsonOptions): Record<string, unknown> {
  const { seed, runs, begun, runStepsMax, cut, once, unseen, premises, charts } = outcome.sampled;
  return {
    ...outcomeJson(outcome, options),
    command: 'simulate',
    sampled: {
      seed,
      runs,
      begun,
      runStepsMax,
      cut,
      once,
      unseen,
      premises: premises.map(({ property: { name }, met }) => ({ name, met })),
      charts: coverageJson(charts),
    },
  };
}
