/** A simulation as the command line's JSON: an outcome as of `check`, and the sample's figures. */
import type { SampledOutcome } from '#sim';
import { coverageJson } from './coverage-text.ts';
import { outcomeJson, type Told } from './outcome-json.ts';

/** One simulation, ready to be written. */
export function sampleJson(outcome: SampledOutcome, told: Told): Record<string, unknown> {
  const { seed, runs, begun, runStepsMax, cut, once, unseen, premises, charts } = outcome.sampled;
  return {
    ...outcomeJson(outcome, told),
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
