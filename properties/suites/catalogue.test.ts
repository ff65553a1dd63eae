/**
 * Goal: every property can be violated, none is violated under the hardened profile, and each is not vacuous somewhere.
 * Method: each property is checked in the configurations listed under its `breaks`; each scenario is checked hardened.
 */

import { describe, expect, test } from 'vitest';
import { mutants, type SafeguardName, safeguards } from '#machines';
import { catalogue } from '#properties';
import {
  type CardScenario,
  check,
  expectedOf,
  inForce,
  modelFor,
  type Outcome,
  type Property,
  replayToken,
  scenarios,
  settingOf,
  traceOf,
} from '#sim';
import { worlds } from './pinned-worlds.test-kit.ts';
import { sampledScenarios } from './profiles.test-kit.ts';

const scenarioNamed = (name: string) => scenarios.find(scenario => scenario.name === name)!;

/** What a check of a scenario says, hardened, with its own faults: every property that is in force there. */
const hardened = (() => {
  const outcomes = new Map<CardScenario, Outcome>();
  return (scenario: CardScenario): Outcome => {
    const outcome = outcomes.get(scenario) ?? check(scenario, settingOf(scenario), inForce(scenario, catalogue));
    outcomes.set(scenario, outcome);
    return outcome;
  };
})();

describe('hardened, with its own faults', () => {
  test.each(scenarios.map(({ name }) => name))('%s holds in a complete check', name => {
    const scenario = scenarioNamed(name);
    const outcome = hardened(scenario);
    expect(
      outcome.properties.filter(({ verdict }) => verdict !== 'holds').map(({ property }) => property.name),
    ).toEqual([]);
    expect(outcome).toMatchObject({ verdict: 'holds', coverage: 'complete' });
    expect(outcome.explored.worlds).toBe(worlds[name]);
  });

  test('one-tap-bind holds if both servers verify', () => {
    const scenario = scenarioNamed('one-tap-bind');
    const change = { with: { 'identity-verification': 'both' } };
    const outcome = check(scenario, settingOf(scenario, change), inForce(scenario, catalogue));
    expect(outcome).toMatchObject({ verdict: 'holds', coverage: 'complete' });
    expect(outcome.explored.worlds).toBe(521);
  });

  test('lossy-bind holds with one copy as well', () => {
    const scenario = scenarioNamed('lossy-bind');
    const outcome = check(scenario, settingOf(scenario, { faults: { copy: 1 } }), inForce(scenario, catalogue));
    expect(outcome).toMatchObject({ verdict: 'holds', coverage: 'complete' });
    expect(outcome.explored.worlds).toBe(14_732);
  });
});

test('each property is not vacuous in some scenario, hardened', () => {
  // Properties about anything are in force by name only.
  let silent: readonly Property[] = catalogue.filter(({ subject }) => subject !== 'anything');
  const bySize = scenarios.toSorted((one, other) => worlds[one.name]! - worlds[other.name]!);
  for (const scenario of bySize) {
    if (inForce(scenario, silent).length === 0) continue;
    const { properties } = hardened(scenario);
    const said = properties.filter(({ vacuous }) => !vacuous).map(({ property }) => property);
    silent = silent.filter(property => !said.includes(property));
  }
  expect(silent.map(({ name }) => name)).toEqual([]);
});

// A sample: of the large scenarios one in four. The slow checks take all, here and in their part `expected`.
describe('published, with its own faults', () => {
  test.each(sampledScenarios.map(({ name }) => name))('%s violates exactly the expected properties', name => {
    const scenario = scenarioNamed(name);
    const { properties } = check(scenario, settingOf(scenario, { profile: 'published' }), inForce(scenario, catalogue));
    const violated = properties.filter(({ verdict }) => verdict === 'violated').map(({ property }) => property.name);
    expect(violated.sort()).toEqual([...expectedOf(name, 'published')].sort());
  });
});

describe('every property can be violated', () => {
  const breakings = catalogue.flatMap(property =>
    property.breaks.map(({ scenario, change }) => ({ name: property.name, property, scenario, change })),
  );

  test('each lists a configuration that violates it', () => {
    expect(catalogue.filter(({ breaks }) => breaks.length === 0).map(({ name }) => name)).toEqual([]);
  });

  test.each(breakings)('$name is violated in $scenario', ({ property, scenario: name, change }) => {
    const scenario = scenarioNamed(name);
    const setting = settingOf(scenario, change);
    const { properties } = check(scenario, setting, [property]);
    expect(properties[0]).toMatchObject({ verdict: 'violated', vacuous: false });
    const { token } = properties[0]!;
    if (property.kind === 'reachability') return;
    const read = traceOf(token!, scenarios);
    expect(replayToken(modelFor(read.scenario, read.setting, [property]), read).steps).toHaveLength(
      properties[0]!.steps!,
    );
  });

  test('every mutant is killed by some property', () => {
    const used = new Set(breakings.map(({ change }) => change.mutant));
    expect(mutants.filter(({ name }) => !used.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('every safeguard is needed', () => {
  // A scenario and a property that is violated there without the safeguard, and otherwise hardened; perhaps by a mutant,
  // against which the safeguard is a guard.
  const needed: Readonly<Record<SafeguardName, readonly [scenario: string, property: string, mutant?: string]>> = {
    'request-identity': ['first-bind', 'one-live-row-per-card'],
    'bind-confirmation': ['full-element', 'no-orphan-is-left'],
    'allocation-lease': ['full-element', 'every-bind-settles'],
    reconciliation: ['lossy-bind', 'no-orphan-is-left'],
    'activation-pairing': ['quick-switch', 'the-card-picked-pays'],
    'activation-sequence': ['quick-switch', 'activations-never-go-back'],
    'atomic-activation': ['torn-switch-of-field', 'a-switch-leaves-a-card-paying'],
    'list-owner': ['second-hand', 'a-new-app-shows-only-its-users-cards'],
    'deletion-check': ['delete-while-migrating', 'cards-are-deleted-only-at-their-holders-wish', 'deletes-another-row'],
    'deletion-order': ['delete-card', 'told-deleted-means-fenced'],
    'installation-check': ['reinstall-and-delete', 'all-views-agree-in-the-end'],
    tombstones: ['late-store-after-delete', 'deleted-cards-stay-deleted'],
    'shown-card': ['switch-card', 'the-card-shown-is-the-card-active'],
    'migration-order': ['migrate-card', 'no-card-pays-twice-by-moving'],
    'migration-approval': ['migrate-card', 'every-migration-was-approved'],
    'durable-job': ['crashed-migration', 'a-migrating-card-is-never-lost'],
    'migration-notice': ['migrate-card', 'owner-is-told-before-a-card-moves'],
    'login-history': ['ghost-device', 'a-wiped-device-is-no-source'],
    'key-design': ['tap-to-pay', 'a-proof-stands-for-one-token'],
    'mapping-check': ['dead-card-tap', 'approved-only-if-live'],
    'transaction-freshness': ['tap-to-pay', 'one-approval-per-proof'],
    'authorisation-identity': ['tap-to-pay', 'no-double-charge'],
    'tap-lock': ['tap-during-switch', 'a-tap-keeps-its-token'],
    'session-check': ['account-switch', 'card-lists-go-only-to-their-owner'],
    'answer-session': ['account-switch', 'card-lists-go-only-to-their-owner'],
    'list-masking': ['one-tap-bind', 'card-lists-are-masked'],
    'owner-check': ['stale-list', 'only-the-owner-binds'],
    'identity-verification': ['one-tap-bind', 'active-needs-identity-verification'],
    'issuer-notice': ['tap-and-delete', 'issuers-know-what-is-bound'],
    'code-binding': ['two-codes', 'a-code-proves-only-its-own-card'],
    'suspension-actors': ['suspend-and-resume', 'each-actor-lifts-only-its-own'],
    'status-at-commit': ['blocked-while-binding', 'blocked-cards-are-never-active'],
    'suspension-order': ['lossy-suspension', 'the-last-resume-makes-payable'],
    'code-tries': ['code-bind', 'wrong-codes-are-bounded'],
  };

  test.each(Object.entries(needed))('without %s, %s', (safeguard, [name, propertyName, mutant]) => {
    const scenario = scenarioNamed(name);
    const property = catalogue.find(each => each.name === propertyName)!;
    const { published } = safeguards[safeguard as SafeguardName];
    const under = (change: object) =>
      check(scenario, settingOf(scenario, { ...change, ...(mutant ? { mutant } : {}) }), [property]).verdict;
    expect(under({ with: { [safeguard]: published } })).toBe('violated');
    if (mutant) expect(under({})).toBe('holds');
  });
});
