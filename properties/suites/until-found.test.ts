/**
 * Goal: a check that ends once what is asked for is found says what one that goes on to the end says.
 * Method: scenarios with few worlds, as published; each property that is found there is asked for alone, whatever is left
 * out of the search.
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

  test('something is violated', () => {
    expect(found.map(({ verdict }) => verdict)).toContain('violated');
  });

  test.each<Limits>([
    {},
    { partialOrder: true },
    { deadMessages: true },
  ])('each alone is as in the whole: with %j', limits => {
    for (const { property, verdict, steps = 0 } of found) {
      const early = check(scenario, published, [property], { ...limits, untilFound: true });
      const [{ verdict: said, steps: taken = 0, added } = { verdict: 'undecided' as const }] = early.properties;
      expect([property.name, said, early.verdict]).toEqual([property.name, verdict, verdict]);
      // What is left out may make a way longer, and then it is said by how much at most.
      if (added === undefined) expect([property.name, taken]).toEqual([property.name, steps]);
      else expect(taken - added, property.name).toBeLessThanOrEqual(steps);
    }
  });
});
