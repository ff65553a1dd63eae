/**
 * Goal: what is left out of the search changes nothing that it says.
 * Method: every scenario under both profiles, every world or step that breaks a property, and scenarios nobody wrote, with
 * dead letters and without: the same verdicts, in as many steps. Where the whole of a scenario is large, its verdicts are
 * compared with what is expected of it, and every way is taken again.
 */
import { test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type ProfileName, profileNames } from '#machines';
import { catalogue } from '#properties';
import {
  type Concluded,
  check,
  expectedOf,
  inForce,
  modelFor,
  type Property,
  replayToken,
  type Scenario,
  type SettingChange,
  scenarios,
  settingOf,
  traceOf,
} from '#sim';
import { cardScenarios } from '../arbitraries/worlds.ts';

const isPromise = ({ test: { form } }: Property): boolean =>
  form === 'eventually' || form === 'stabilises' || form === 'leadsTo';

/** With dead letters left out, and in full: the same verdicts, and ways as long, or by no more longer than is said. */
function agrees(scenario: Scenario, change: SettingChange, properties: readonly Property[], limits = {}): void {
  const setting = settingOf(scenario, change);
  const plain = check(scenario, setting, properties, limits);
  const reduced = check(scenario, setting, properties, { ...limits, cone: true });
  if (!plain.explored.complete) return;
  expect(reduced.explored.worlds).toBeLessThanOrEqual(plain.explored.worlds);
  expect(reduced.properties.map(told)).toEqual(plain.properties.map(told));
  for (const [at, { steps, added = 0 }] of reduced.properties.entries()) {
    const shortest = plain.properties[at]!.steps;
    if (steps === undefined || shortest === undefined) expect(steps).toBe(shortest);
    else expect([steps >= shortest, steps - added <= shortest]).toEqual([true, true]);
  }
  reduced.properties.forEach(shows);
}

const told = ({ property, verdict, vacuous, met }: Concluded) => [property.name, verdict, vacuous, met];

/** A way that was found leads to what it is said to show. */
function shows({ property, token, verdict }: Concluded): void {
  const { test } = property;
  if (token === undefined || (test.form !== 'always' && test.form !== 'step' && test.form !== 'sometimes')) return;
  const read = traceOf(token, scenarios);
  const { steps } = replayToken(modelFor(read.scenario, read.setting, [property]), read);
  const last = steps.at(-1);
  if (!last) return;
  const holds = test.form === 'step' ? test.holds(last) : test.holds(last.after);
  expect([property.name, holds]).toEqual([property.name, test.form === 'sometimes' && verdict === 'holds']);
}

/** Scenarios with more worlds than this are not explored in full once more. */
const worldsMost = 4_000;

describe.each(profileNames)('%s', (profile: ProfileName) => {
  test.each(scenarios.map(each => [each.name, each] as const))('%s', (name, scenario) => {
    const properties = inForce(scenario, catalogue).filter(property => !isPromise(property));
    const outcome = check(scenario, settingOf(scenario, { profile }), properties, { cone: true });
    expect(outcome.explored.complete).toBe(true);
    const violated = outcome.properties.filter(({ verdict }) => verdict === 'violated');
    const promises = catalogue.filter(isPromise).map(each => each.name);
    const expected = expectedOf(name, profile).filter(each => !promises.includes(each));
    expect(violated.map(({ property }) => property.name).sort()).toEqual([...expected].sort());
    outcome.properties.forEach(shows);
    agrees(scenario, { profile }, properties, { worldsMax: worldsMost });
  });
});

describe('what breaks a property breaks it', () => {
  const breakings = catalogue
    .filter(property => !isPromise(property))
    .flatMap(property => property.breaks.map(each => ({ name: property.name, property, ...each })));

  test.each(breakings)('$name in $scenario', ({ property, scenario: name, change }) => {
    const scenario = scenarios.find(each => each.name === name)!;
    agrees(scenario, change, [property], { worldsMax: worldsMost });
  });
});

describe('in worlds nobody wrote', () => {
  test.prop([cardScenarios], { seed: 5, numRuns: 40 })('the same is said', scenario => {
    for (const profile of profileNames)
      agrees(scenario, { profile }, inForce(scenario, catalogue), { worldsMax: worldsMost });
  });
});
