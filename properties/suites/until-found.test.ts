/**
 * Goal: a check that stops at the first finding has the verdict of a complete check. Method: small scenarios under the
 * published profile; each violation or witness is searched for alone, with each reduction.
 */
import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { check, inForce, type Limits, scenarios, settingOf } from '#sim';

describe.each(['first-bind', 'migrate-card', 'torn-switch', 'two-codes', 'tap-to-pay'])('%s as published', name => {
  const scenario = scenarios.find(each => each.name === name)!;
  const published = settingOf(scenario, { profile: 'published' });
  const asked = inForce(scenario, catalogue).filter(({ test: { form } }) =>
    ['always', 'step', 'sometimes'].includes(form),
  );
  const found = check(scenario, published, asked).properties.filter(({ token }) => token);

  test('a property is violated', () => {
    expect(found.map(({ verdict }) => verdict)).toContain('violated');
  });

  test.each<Limits>([
    {},
    { partialOrder: true },
    { deadMessages: true },
  ])('each property alone has the same verdict and length, with %j', limits => {
    for (const { property, verdict, steps = 0 } of found) {
      const early = check(scenario, published, [property], { ...limits, untilFound: true });
      const [{ verdict: said, steps: taken = 0, added } = { verdict: 'undecided' as const }] = early.properties;
      expect([property.name, said, early.verdict]).toEqual([property.name, verdict, verdict]);
      // A reduction can make a trace longer; then `added` bounds by how much.
      if (added === undefined) expect([property.name, taken]).toEqual([property.name, steps]);
      else expect(taken - added, property.name).toBeLessThanOrEqual(steps);
    }
  });
});
