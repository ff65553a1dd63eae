/**
 * Goal: a premise serves the vacuity test only, and changes no verdict: where it is false the predicate is true anyway.
 * Method: this law is checked for each property in every scenario under both profiles, and in its violating
 * configurations.
 */
import { describe, expect, test } from 'vitest';
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import {
  always,
  type CardChange,
  type CardScenario,
  check,
  everyStep,
  inForce,
  type Property,
  scenarios,
  settingOf,
} from '#sim';

/** The worlds explored in each scenario. */
const worldsMost = 1_500;

/**
 * The law that the predicate is true wherever the premise is false; undefined for other forms, and without a premise.
 */
function lawOf(property: Property): Property | undefined {
  const { test } = property;
  if (test.form === 'step') {
    const { holds, when } = test;
    return when && { ...property, test: everyStep(step => when(step) || holds(step)) };
  }
  if (test.form !== 'always') return undefined;
  const { holds, when } = test;
  return when && { ...property, test: always(world => when(world) || holds(world)) };
}

/** The properties that violate their law. */
function lawless(scenario: CardScenario, change: CardChange, properties: readonly Property[]): string[] {
  const laws = properties.flatMap(property => lawOf(property) ?? []);
  const { properties: concluded } = check(scenario, settingOf(scenario, change), laws, { worldsMax: worldsMost });
  return concluded.filter(({ trace }) => trace !== undefined).map(({ property }) => property.name);
}

test('every property of a form with an optional premise has one', () => {
  const without = catalogue.filter(
    ({ test }) => !['sometimes', 'leadsTo', 'deadlock'].includes(test.form) && !('when' in test),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});

describe.each(profileNames)('a predicate is true where its premise is false, as %s', profile => {
  test.each(scenarios.map(each => [each.name, each] as const))('%s', (_, scenario) => {
    expect(lawless(scenario, { profile }, inForce(scenario, catalogue))).toEqual([]);
  });
});

describe('a predicate is true where its premise is false, in its violating configurations', () => {
  const breakings = catalogue
    .filter(lawOf)
    .flatMap(property => property.breaks.map(each => ({ name: property.name, property, ...each })));
  test.each(breakings)('$name in $scenario', ({ property, scenario: name, change }) => {
    const scenario = scenarios.find(each => each.name === name)!;
    expect(lawless(scenario, change, [property])).toEqual([]);
  });
});
