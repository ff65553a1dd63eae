/**
 * Goal: a premise says where the subject of a property comes up, and changes no verdict: where it is false the property
 * holds anyway.
 * Method: each property is asked that of itself in every scenario under both profiles, and where it is to break.
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

/** As many worlds of each scenario are looked at. */
const worldsMost = 1_500;

/** That a property holds wherever its premise is false; undefined where nothing is asked of worlds or steps one by one. */
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

/** The properties that break their law. */
function lawless(scenario: CardScenario, change: CardChange, properties: readonly Property[]): string[] {
  const laws = properties.flatMap(property => lawOf(property) ?? []);
  const { properties: concluded } = check(scenario, settingOf(scenario, change), laws, { worldsMax: worldsMost });
  return concluded.filter(({ trace }) => trace !== undefined).map(({ property }) => property.name);
}

test('every property has a premise, or is one itself', () => {
  const without = catalogue.filter(
    ({ test }) => !['sometimes', 'leadsTo', 'deadlock'].includes(test.form) && !('when' in test),
  );
  expect(without.map(({ name }) => name)).toEqual([]);
});

describe.each(profileNames)('where its premise is false a property holds, as %s', profile => {
  test.each(scenarios.map(each => [each.name, each] as const))('%s', (_, scenario) => {
    expect(lawless(scenario, { profile }, inForce(scenario, catalogue))).toEqual([]);
  });
});

describe('and where it is to break', () => {
  const breakings = catalogue
    .filter(lawOf)
    .flatMap(property => property.breaks.map(each => ({ name: property.name, property, ...each })));
  test.each(breakings)('$name in $scenario', ({ property, scenario: name, change }) => {
    const scenario = scenarios.find(each => each.name === name)!;
    expect(lawless(scenario, change, [property])).toEqual([]);
  });
});
