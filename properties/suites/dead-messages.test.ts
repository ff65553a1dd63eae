/**
 * Goal: dead-message removal changes no verdict. Method: a sample of the scenarios (profiles.test-kit.ts; in the slow checks
 * every scenario under both profiles), mutants, and random scenarios are checked with and without it: the verdicts and the
 * lengths of traces are the same. Verdicts of larger scenarios are compared with the expected ones. Every trace is replayed.
 */
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type ProfileName, profileNames } from '#machines';
import { catalogue } from '#properties';
import {
  always,
  type CardChange,
  type CardScenario,
  type Concluded,
  check,
  checking,
  expectedOf,
  inForce,
  type Model,
  modelFor,
  type Outcome,
  type Property,
  replayToken,
  scenarios,
  settingOf,
  traceOf,
  type WorldView,
} from '#sim';
import { asking, premises } from '../arbitraries/premises.ts';
import { cardScenarios } from '../arbitraries/worlds.ts';
import { smallScenariosUnder } from './profiles.test-kit.ts';

const isLiveness = ({ test: { form } }: Property): boolean =>
  form === 'eventually' || form === 'stabilises' || form === 'leadsTo';

/** Scenarios with more worlds than this are checked with dead-message removal only. */
const worldsMost = 1_500;

/** The outcome with dead-message removal; for small scenarios it is compared with the full outcome. */
function reduced(scenario: CardScenario, change: CardChange, properties: readonly Property[], limits = {}): Outcome {
  const setting = settingOf(scenario, change);
  const model = modelFor(scenario, setting, properties);
  const [met, visitedInFull] = [new Set<string>(), new Set<string>()];
  const outcome = check(scenario, setting, [...properties, recorder(model, met)], { ...limits, deadMessages: true });
  for (const concluded of outcome.properties) shows(concluded, scenario, model);
  if (outcome.explored.worlds <= worldsMost) {
    const all = [...properties, recorder(model, visitedInFull)];
    const plain = check(scenario, setting, all, { worldsMax: worldsMost });
    if (plain.explored.complete) {
      agree(outcome, plain);
      expect([...met].sort()).toEqual([...visitedInFull].sort());
    }
  }
  return outcome;
}

/** A property that always holds; its predicate records the combinations of local states that the search visits. */
function recorder({ parties, scenario: { subject } }: Model, met: Set<string>): Property {
  let first: string | undefined;
  const holds = (world: WorldView): boolean => {
    // Larger sets are not compared.
    if (met.size > worldsMost) return true;
    const text = JSON.stringify(parties.map(({ name }) => world.local(name)));
    first ??= text;
    // A restart of the search begins with the first world.
    if (text === first) met.clear();
    met.add(text);
    return true;
  };
  const says = 'Local states are recorded.';
  return { name: 'meeting', says, kind: 'safety', subject, source: 'ours', breaks: [], test: always(holds) };
}

/** Expects the same verdicts, and traces that exceed the shortest length by at most `added`. */
function agree(outcome: Outcome, plain: Outcome): void {
  expect(outcome.explored.worlds).toBeLessThanOrEqual(plain.explored.worlds);
  expect(outcome.properties.map(told)).toEqual(plain.properties.map(told));
  for (const [at, { steps, added = 0 }] of outcome.properties.entries()) {
    const shortest = plain.properties[at]!.steps;
    if (steps === undefined || shortest === undefined) expect(steps).toBe(shortest);
    else expect([steps >= shortest, steps - added <= shortest]).toEqual([true, true]);
  }
}

const told = ({ property, verdict, vacuous, met }: Concluded) => [property.name, verdict, vacuous, met];

/** Expects that a trace ends with its violation or witness. */
function shows({ property, token, verdict }: Concluded, scenario: CardScenario, model: Model): void {
  const { test } = property;
  if (token === undefined || (test.form !== 'always' && test.form !== 'step' && test.form !== 'sometimes')) return;
  const { steps } = replayToken(model, traceOf(token, [scenario]));
  const last = steps.at(-1);
  if (!last) return;
  const holds = test.form === 'step' ? test.holds(last) : test.holds(last.after);
  expect([property.name, holds]).toEqual([property.name, test.form === 'sometimes' && verdict === 'holds']);
}

describe.each(profileNames)('%s', (profile: ProfileName) => {
  test.each(smallScenariosUnder(profile).map(each => [each.name, each] as const))('%s', (name, scenario) => {
    const properties = inForce(scenario, catalogue).filter(property => !isLiveness(property));
    const outcome = reduced(scenario, { profile }, properties);
    expect(outcome.explored.complete).toBe(true);
    const violated = outcome.properties.filter(({ verdict }) => verdict === 'violated');
    const liveness = catalogue.filter(isLiveness).map(each => each.name);
    const expected = expectedOf(name, profile).filter(each => !liveness.includes(each));
    expect(violated.map(({ property }) => property.name).sort()).toEqual([...expected].sort());
  });
});

describe('mutants are killed with it as well', () => {
  const breakings = catalogue
    .filter(property => !isLiveness(property))
    .flatMap(property => property.breaks.map(each => ({ name: property.name, property, ...each })))
    .filter(({ change }) => change.mutant !== undefined);

  test.each(breakings)('$name in $scenario', ({ property, scenario: name, change }) => {
    const scenario = scenarios.find(each => each.name === name)!;
    reduced(scenario, change, [property], { worldsMax: worldsMost });
  });
});

describe('random scenarios', () => {
  test.prop([cardScenarios], { seed: 5, numRuns: 8 })('have the same outcomes', scenario => {
    for (const profile of profileNames)
      reduced(scenario, { profile }, inForce(scenario, catalogue), { worldsMax: worldsMost });
  });
});

describe('random premises', () => {
  test.prop([fc.oneof(fc.constantFrom(...scenarios), cardScenarios), premises, fc.nat()], { numRuns: 60, seed: 7 })(
    'are true with it exactly if they are true without it',
    (scenario, asked, pick) => {
      const change = { profile: profileNames[pick % 2]!, faults: { ...scenario.faults, copy: 1 } };
      const setting = settingOf(scenario, change);
      const properties = asking(modelFor(scenario, setting), asked);
      const plain = check(scenario, setting, properties, { worldsMax: 3_000 });
      if (plain.explored.complete)
        expect(check(scenario, setting, properties, { deadMessages: true }).properties.map(told)).toEqual(
          plain.properties.map(told),
        );
    },
  );
});

describe('together with sleep sets', () => {
  // One scenario of each protocol.
  test.each([
    'first-bind',
    'torn-switch',
    'lossy-migration',
    'lossy-tap',
    'lossy-delete',
    'one-tap-bind',
    'lossy-suspension',
    'two-phase-commit',
  ])('%s: the same worlds, steps and traces', name => {
    const scenario = scenarios.find(each => each.name === name)!;
    const change = { profile: 'published', faults: { ...scenario.faults, copy: 1 } } as const;
    const isPlace = ({ test: { form } }: Property): boolean => form === 'always' || form === 'sometimes';
    const properties = inForce(scenario, catalogue).filter(isPlace);
    const masked = reduced(scenario, change, properties);
    const whole = check(scenario, settingOf(scenario, change), properties, { deadMessages: true, sleepSets: false });
    const { worlds, steps, depth } = whole.explored;
    expect(masked.explored).toMatchObject({ worlds, steps, depth });
    expect(masked.explored.skipped).toBeGreaterThan(0);
    expect(masked.properties.slice(0, -1)).toEqual(whole.properties);
  });
});

describe('a search that is stopped claims only true violations', () => {
  // Dead messages are found in several passes, some of which are stopped here.
  test.each([1, 4])('after %i turns', turns => {
    const scenario = scenarios.find(({ name }) => name === 'lossy-migration')!;
    const setting = settingOf(scenario, { profile: 'published', faults: { lose: 1, copy: 1, tear: 1 } });
    const properties = inForce(scenario, catalogue).filter(property => !isLiveness(property));
    const run = checking(scenario, setting, properties, { deadMessages: true }, { now: () => 0 });
    for (let turn = 0; turn < turns; turn++) expect(run.next().done).toBe(false);
    const { value: outcome } = run.next('stop') as { value: Outcome };
    expect(outcome.explored).toMatchObject({ complete: false, stopped: 'interrupted' });
    const expected = expectedOf(scenario.name, 'published');
    for (const concluded of outcome.properties) {
      if (concluded.verdict === 'violated') expect(expected).toContain(concluded.property.name);
      shows(concluded, scenario, modelFor(scenario, setting, [concluded.property]));
    }
  });
});
