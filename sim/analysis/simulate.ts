/**
 * Simulation: random walks over the worlds that a check would explore, with the same properties. A sample can show a
 * violation or a witness; it never proves that a property holds. It reports the part of the scenario seen, and an
 * estimate of the rest. The same seed yields the same sample.
 */

import { Monitors } from '../property/monitors.ts';
import type { Property } from '../property/property.ts';
import type { Limits, Progress } from '../property/verdict.ts';
import type { Clock } from '../search/outside.ts';
import { RandomWalks, type Walking } from '../search/random-walks.ts';
import { runInSlices } from '../search/sliced-task.ts';
import { type Unseen, unseenOf } from '../search/unseen-estimate.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { type ChartCoverage, chartsUsed } from './chart-coverage.ts';
import { concludedOf, modelFor, type Outcome } from './check.ts';

/** The parameters of a sample, and the part of the scenario that it saw. */
export interface Sampled extends Walking {
  /** Runs begun; fewer than requested if a limit was reached. */
  readonly begun: number;
  /** Runs cut at the maximal number of steps. */
  readonly cut: number;
  /** Worlds seen in one run only. */
  readonly once: number;
  readonly unseen: Unseen;
  /** The properties with a premise, and whether the premise was true in a world or step seen. */
  readonly premises: readonly { readonly property: Property; readonly met: boolean }[];
  readonly charts: readonly ChartCoverage[];
}

/** The outcome of a simulation. */
export interface SampledOutcome extends Outcome {
  readonly sampled: Sampled;
}

/** Simulates a scenario, as a generator like `checking`: a caller can show progress and stop it. */
export function* simulating(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  walking: Walking,
  limits: Omit<Limits, 'stepsMax'>,
  clock: Clock,
): Generator<Progress, SampledOutcome, 'stop' | undefined> {
  const model = modelFor(scenario, setting, properties);
  const monitors = new Monitors(model, properties);
  const walks = new RandomWalks(model, monitors, walking);
  const ended = yield* runInSlices(walks, limits, clock);
  const { seconds } = ended;
  const { worlds, steps, longest } = walks;
  const findings = monitors.conclude(false, (world, last) => walks.paths.pathTo(world, last), undefined, []);
  const concluded = findings.map(finding => concludedOf(model, scenario, setting, finding));
  return {
    scenario,
    setting,
    verdict: concluded.some(({ verdict }) => verdict === 'violated') ? 'violated' : 'undecided',
    coverage: 'sampled',
    properties: concluded,
    explored: {
      worlds: worlds.count,
      steps,
      skipped: 0,
      depth: longest,
      complete: false,
      ...ended,
      worldsPerSecond: seconds > 0 ? Math.round(worlds.count / seconds) : 0,
      bytesPerWorld: Math.round((walks.bytes / worlds.count) * 10) / 10,
      machineCalls: model.machineCalls,
    },
    sampled: {
      ...walking,
      begun: walks.runs,
      cut: walks.cut,
      once: walks.tally.once,
      unseen: unseenOf(walks.tally),
      premises: findings.flatMap(({ property, met }) => (met === undefined ? [] : [{ property, met }])),
      charts: chartsUsed(model, walks.taken),
    },
  };
}

/**
 * Simulates a scenario without pauses. The same seed yields the same sample.
 * @returns an outcome that is violated or undecided: a sample never proves that a property holds
 * @throws InputError where the scenario or a chart is invalid
 */
export function simulate(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  walking: Walking,
  limits: Omit<Limits, 'stepsMax'> = {},
  clock: Clock = { now: () => 0 },
): SampledOutcome {
  const run = simulating(scenario, setting, properties, walking, limits, clock);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}
