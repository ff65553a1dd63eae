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

const scenarioNamed = (name: string) => scenarios.find(scenario => scenario.name === name)!;

// The worlds of each scenario, hardened. An accidental change of the model changes a number.
const worlds: Readonly<Record<string, number>> = {
  'first-bind': 2_776,
  'lossy-bind': 61_591,
  'crashing-bind': 47_386,
  'stranger-bind': 467,
  'full-element': 1_078,
  'unserved-bind': 1_078,
  'bind-by-channel': 5_242,
  'two-cards': 713,
  'second-try': 1_123,
  'crashed-second-try': 10_655,
  'switch-card': 271,
  'torn-switch': 2_219,
  'torn-switch-of-field': 2_219,
  'lossy-switch': 644,
  'crashed-switch': 6_542,
  'quick-switch': 349,
  'crashed-quick-switch': 19_734,
  'quick-switch-of-field': 349,
  'two-types': 345,
  provision: 7_616,
  'provision-and-bind': 39_010,
  'full-provision': 10_222,
  'dead-switch': 32,
  'first-activation': 2_205,
  'migrate-card': 628,
  'migrate-tapped-card': 7_410,
  'migrate-unheard': 1_043,
  'lossy-migration': 14_474,
  'torn-migration': 9_154,
  'crashed-migration': 21_829,
  'full-migration': 512,
  'absent-migration': 176,
  'late-return': 2_709,
  'ghost-device': 2_580,
  'one-of-two-migration': 1_238,
  'migrate-all': 109_976,
  'switch-while-migrating': 29_404,
  'delete-while-migrating': 25_584,
  'delete-on-arrival': 9_777,
  'reinstall-while-migrating': 99_414,
  'reinstall-on-arrival': 30_783,
  'racing-migration': 142_422,
  'sign-in-and-migrate': 3_296,
  'crashed-sign-in': 12_816,
  'fickle-sign-in': 5_009,
  'shared-device': 13_962,
  'lossy-sign-out': 16_487,
  'crashed-sign-out': 28_982,
  'borrowed-device': 6,
  'there-and-back': 27_240,
  'news-out-of-order': 211_583,
  'delete-to-make-room': 4_635,
  'second-hand': 53_914,
  'signed-in-again': 762,
  'tap-to-pay': 144,
  'lossy-tap': 149,
  'torn-tap': 467,
  'crashed-tap': 1_475,
  'tap-during-switch': 21_867,
  'tap-during-bind': 263,
  'dead-card-tap': 77,
  'unpayable-tap': 11,
  'declined-tap': 116,
  'tap-during-delete': 269,
  'tap-by-priority': 144,
  'credit-tap': 144,
  'one-tap-bind': 162,
  'impatient-one-tap': 265_765,
  'lossy-one-tap': 645,
  'tap-and-delete': 100,
  'crashing-one-tap': 22_226,
  'one-tap-two-issuers': 2_055,
  'code-bind': 758,
  'two-codes': 38_822,
  'account-switch': 7_352,
  'stale-list': 15,
  'first-card': 189,
  'delete-card': 175,
  'delete-active-card': 1_096,
  'delete-while-switching': 353,
  'lossy-delete': 1_359,
  'crashed-delete': 2_016,
  'offline-delete': 66,
  rebind: 546,
  reinstall: 782,
  'reinstall-and-delete': 7_692,
  'late-store-after-delete': 5_183,
  'suspend-and-resume': 1_038,
  'lossy-suspension': 4_607,
  'lost-phone': 1_278,
  'lossy-lost-mode': 431,
  'blocked-while-binding': 6_342,
  'suspended-migration': 6_386,
  'suspended-delete': 1_390,
  'two-phase-commit': 288,
  'bind-of-field': 2_916,
  'tap-of-field': 5_306,
  'delete-of-field': 6_703,
  'delete-paying-of-field': 257,
  'migration-of-field': 20_092,
  'reinstall-of-field': 782,
  'unserved-of-field': 283,
};

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

describe('published, with its own faults', () => {
  test.each(scenarios.map(({ name }) => name))('%s violates exactly the expected properties', name => {
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
