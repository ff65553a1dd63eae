/** For tests: a property that is nothing but its test, and what is said of it with partial order and without. */

import { check, type Outcome } from '../analysis/check.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { Property } from './property.ts';

/** A property of Two-Phase Commit, and of whatever tiny scenario takes its subject. */
export const underTest = (test: Property['test'], kind: Property['kind'] = 'safety'): Property => ({
  name: 'under-test',
  says: 'Under test.',
  kind,
  subject: 'two-phase-commit',
  source: 'ours',
  breaks: [],
  test,
});

/** What is said with partial order and without (the verdict, and how it is shown), and what was explored. */
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
