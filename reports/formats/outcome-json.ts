/** An outcome as JSON of the command line. The format is a contract: fields are added, but not renamed. */
import type { Limits, Outcome } from '#sim';
import { hints } from './assumptions-text.ts';

/** Options of every JSON output: `timings` are the values that differ from run to run. */
export interface JsonOptions {
  readonly timings: boolean;
  readonly limits: Limits;
}

/** An outcome as a JSON value. */
export function outcomeJson(outcome: Outcome, { timings, limits }: JsonOptions): Record<string, unknown> {
  const { scenario, setting, verdict, coverage, properties, explored } = outcome;
  const { worlds, steps, depth, complete, stopped, seconds, worldsPerSecond, bytesPerWorld, machineCalls, bitState } =
    explored;
  const { deadMessages } = explored;
  const { before = [], after = [] } = scenario.settings?.fields(setting) ?? {};
  return {
    command: 'check',
    scenario: scenario.name,
    ...Object.fromEntries(before),
    ...(Object.keys(setting.parameters).length > 0 ? { parameters: setting.parameters } : {}),
    faults: setting.faults,
    grants: [],
    timers: setting.timers,
    ...(scenario.away ? { away: scenario.away, neverReturns: scenario.neverReturns ?? false } : {}),
    ...Object.fromEntries(after),
    limits,
    verdict,
    coverage,
    properties: properties.map(({ property: { name, kind }, verdict, vacuous, steps, token, added }) => ({
      name,
      kind,
      verdict,
      vacuous,
      steps: steps ?? null,
      ...(added === undefined ? {} : { added }),
      token: token ?? null,
    })),
    explored: {
      worlds,
      steps,
      depth,
      complete,
      ...(stopped ? { stopped, ...(hints[stopped] ? { hint: hints[stopped] } : {}) } : {}),
      ...(timings ? { seconds, worldsPerSecond } : {}),
      bytesPerWorld,
      machineCalls,
      ...(explored.notRun ? { notRun: explored.notRun } : {}),
      ...(bitState ? { bitState } : {}),
      ...(deadMessages ? { deadMessages } : {}),
      ...(explored.symmetry ? { symmetry: explored.symmetry } : {}),
      ...(explored.partialOrder ? { partialOrder: explored.partialOrder } : {}),
    },
  };
}
