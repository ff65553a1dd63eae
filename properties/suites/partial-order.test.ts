/**
 * Goal: partial-order reduction changes no verdict and no trace. Method: a sample of the scenarios (profiles.test-kit.ts; in
 * the slow checks every scenario under both profiles) with all its properties except liveness; the smallest are compared with
 * the full search, the others with the expected verdicts; then each property alone, and random scenarios.
 */
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { profileNames } from '#machines';
import { catalogue } from '#properties';
import {
  expectedOf,
  explore,
  inForce,
  modelFor,
  type Property,
  type Scenario,
  scenarios,
  settingOf,
  type WorldView,
} from '#sim';
import { choiceLists, randomRun } from '../arbitraries/choices.ts';
import { asking, premises } from '../arbitraries/premises.ts';
import { cardScenarios } from '../arbitraries/worlds.ts';
import { smallScenariosUnder } from './profiles.test-kit.ts';

const scenarioNamed = (name: string) => scenarios.find(scenario => scenario.name === name)!;
const liveness = catalogue.filter(({ kind }) => kind === 'liveness').map(({ name }) => name);
const asked = (scenario: Scenario): Property[] =>
  inForce(scenario, catalogue).filter(({ name }) => !liveness.includes(name));

type Found = ReturnType<typeof explore>;

/** The finding of each property, with its trace. */
const said = ({ findings }: Found) =>
  findings.map(({ property: { name }, verdict, vacuous, met, trace, added }) => ({
    name,
    verdict,
    vacuous,
    met,
    trace,
    added,
  }));

/** A reduced search with more worlds than this is not compared with the full search. */
const comparedMost = 700;

describe.each(profileNames)('as %s, every property except liveness', profile => {
  test.each(smallScenariosUnder(profile).map(({ name }) => name))('%s', name => {
    const scenario = scenarioNamed(name);
    const properties = asked(scenario);
    const model = modelFor(scenario, settingOf(scenario, { profile }), properties);
    const reduced = explore(model, properties, { partialOrder: true });
    expect(reduced.explored.complete).toBe(true);
    const violated = reduced.findings.filter(({ verdict }) => verdict === 'violated').map(each => each.property.name);
    const expected = expectedOf(name, profile).filter(each => !liveness.includes(each));
    expect(violated.sort()).toEqual([...expected].sort());
    if (reduced.explored.worlds > comparedMost) return;
    const whole = explore(model, properties);
    expect(said(reduced)).toEqual(said(whole));
    expect(reduced.explored.worlds).toBeLessThanOrEqual(whole.explored.worlds);
  });
});

test('for half of the properties of first-bind, alone, the search is at least five times smaller', () => {
  const scenario = scenarioNamed('first-bind');
  const properties = asked(scenario);
  const model = modelFor(scenario, settingOf(scenario), properties);
  const gains = properties.map(property => {
    const whole = explore(model, [property]);
    const reduced = explore(model, [property], { partialOrder: true });
    expect(said(reduced)).toEqual(said(whole));
    return whole.explored.worlds / reduced.explored.worlds;
  });
  expect(gains.sort((one, other) => one - other)[gains.length >> 1]).toBeGreaterThan(5);
});

test.prop([cardScenarios, fc.nat()], { numRuns: 15, seed: 4 })(
  'random scenarios have the same findings',
  (scenario, pick) => {
    const all = asked(scenario);
    const model = modelFor(scenario, settingOf(scenario, { profile: profileNames[pick % 2]! }), all);
    for (const properties of [all, [all[pick % all.length]!]]) {
      const whole = explore(model, properties, { worldsMax: 4_000 });
      const reduced = explore(model, properties, { partialOrder: true, worldsMax: 4_000 });
      if (whole.explored.complete) expect(said(reduced)).toEqual(said(whole));
    }
  },
);

test.prop([fc.oneof(fc.constantFrom(...scenarios), cardScenarios), premises, fc.nat()], { numRuns: 60, seed: 6 })(
  'random premises are true with it exactly if they are true without it',
  (scenario, asked, pick) => {
    const model = modelFor(scenario, settingOf(scenario, { profile: profileNames[pick % 2]! }));
    const properties = asking(model, asked);
    for (const some of [properties, properties.slice(0, 1)]) {
      const whole = explore(model, some, { worldsMax: 3_000 });
      if (!whole.explored.complete) continue;
      expect(said(explore(model, some, { partialOrder: true }))).toEqual(said(whole));
    }
  },
);

/** A view of the same world with other objects. */
const copied = (world: WorldView): WorldView => ({
  ...world,
  local: party => structuredClone(world.local(party)),
  inbox: party => structuredClone(world.inbox(party)),
});

// Reads are recorded path by path; the record would miss a comparison of objects by identity.
test.prop([fc.constantFrom(...scenarios), choiceLists(40)], { numRuns: 60, seed: 2 })(
  'no property depends on the identity of objects',
  (scenario, wishes) => {
    const properties = asked(scenario);
    const model = modelFor(scenario, settingOf(scenario, { profile: 'published' }), properties);
    for (const taken of randomRun(model, wishes).steps) {
      const other = { ...taken, before: copied(taken.before), after: copied(taken.after) };
      for (const { test } of properties) {
        if (test.form === 'step') expect(test.holds(other)).toBe(test.holds(taken));
        else if (test.form === 'always' || test.form === 'sometimes')
          expect(test.holds(other.after)).toBe(test.holds(taken.after));
      }
    }
  },
);
