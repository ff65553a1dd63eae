/** Test support: scenarios of a few parties, and the verdict of one property in them; a trace found is replayed. */
import type { Link, Party } from '#machines';
import { check, modelFor } from '../analysis/check.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { replayToken, traceOf } from '../trace/token.ts';
import type { Observer } from '../world/interning/observer-table.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { underTest } from './property.test-kit.ts';
import type { Form } from './property.ts';
import type { Limits } from './verdict.ts';

export function scenarioOf(
  parties: readonly Party[],
  change: Partial<Scenario> = {},
  link: Partial<Link> = {},
): Scenario {
  return {
    ...twoPhaseCommitOf(3),
    parameters: {},
    system: () => ({
      parties,
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2, ...link }),
    }),
    ...change,
  };
}

export function asked(scenario: Scenario, test: Form, limits: Limits = {}, observers: readonly Observer[] = []) {
  const property = { ...underTest(test), observers };
  const outcome = check(scenario, settingOf(scenario), [property], limits);
  const [found] = outcome.properties;
  if (found!.token) {
    const read = traceOf(found!.token, [scenario]);
    const { steps } = replayToken(modelFor(scenario, read.setting, [property]), read);
    if (steps.length !== found!.steps)
      throw new Error(`${found!.token} has ${steps.length} steps, not ${found!.steps}`);
  }
  return { verdict: found!.verdict, steps: found!.steps, explored: outcome.explored };
}
