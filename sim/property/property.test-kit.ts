/** Test support: a property built from a form, and its verdicts with and without partial-order reduction. */

import { check, type Outcome } from '../analysis/check.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { Property } from './property.ts';

/** A property with the subject of Two-Phase Commit, which the tiny scenarios of the tests share. */
export const underTest = (test: Property['test'], kind: Property['kind'] = 'safety'): Property => ({
  name: 'under-test',
  says: 'Under test.',
  kind,
  subject: 'two-phase-commit',
  source: 'ours',
  breaks: [],
  test,
});

/** The verdict, token and added steps with partial-order reduction and without, and the worlds explored in each. */
export function withAndWithout(scenario: Scenario, test: Property['test']) {
  const setting = settingOf(scenario);
  const whole = check(scenario, setting, [underTest(test)]);
  const reduced = check(scenario, setting, [underTest(test)], { partialOrder: true });
  const said = ({ properties: [each] }: Outcome) => [each!.verdict, each!.token, each!.added];
  return {
    said: { whole: said(whole), reduced: said(reduced) },
    explored: {
      whole: whole.explored,
      reduced: reduced.explored,
      verdict: whole.verdict,
      ...reduced.explored.partialOrder!,
    },
  };
}
