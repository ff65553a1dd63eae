/**
 * Goal: an outcome claims no more than the exploration shows. Method: every form, explored completely, in part, as
 * bits, and until found.
 */
import { describe, expect, test } from 'vitest';
import { check } from '../analysis/check.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { settingOf } from '../world/setting.ts';
import type { WorldView } from '../world/world.ts';
import { underTest } from './property.test-kit.ts';
import { always, eventually, everyStep, leadsTo, type Property, sometimes } from './property.ts';
import { scenarioOf } from './verdict.test-kit.ts';
import { isWhole, type Limits } from './verdict.ts';

const three = twoPhaseCommitOf(3);
const manager = (state: string) => (world: WorldView) => world.local('transactionManager').value === state;
const first = (state: string) => (world: WorldView) => world.local('resourceManager1').value === state;

const tests: Readonly<Record<string, Property['test']>> = {
  'always, so': always(world => !(manager('committed')(world) && first('aborted')(world))),
  'always, not so': always(world => !first('committed')(world)),
  'step, so': everyStep(({ before, after }) => !first('committed')(before) || first('committed')(after)),
  'step, not so': everyStep(({ choice }) => choice.kind !== 'deliver'),
  'sometimes, so': sometimes(first('committed')),
  'sometimes, not so': sometimes(world => manager('committed')(world) && first('aborted')(world)),
  'eventually, not so': eventually(first('committed')),
  'leads to, so': leadsTo(manager('committed'), first('committed')),
};

/** The verdicts of the properties and of the outcome, the coverage, and the reason for the end. */
function said(name: string | undefined, limits: Limits): string {
  const properties = name === undefined ? [] : [underTest(tests[name]!)];
  const { verdict, coverage, properties: concluded, explored } = check(three, settingOf(three), properties, limits);
  const of = concluded.map(each => each.verdict).join() || 'nothing';
  return `${of}: ${verdict}, ${coverage}, ${explored.stopped ?? 'ended'}`;
}

const whole = { untilFound: false };
describe('a complete exploration', () => {
  test.each([
    [undefined, 'nothing: holds, complete, ended'],
    ['always, so', 'holds: holds, complete, ended'],
    ['always, not so', 'violated: violated, complete, ended'],
    ['step, so', 'holds: holds, complete, ended'],
    ['step, not so', 'violated: violated, complete, ended'],
    ['sometimes, so', 'holds: holds, complete, ended'],
    ['sometimes, not so', 'violated: violated, complete, ended'],
    ['eventually, not so', 'violated: violated, complete, ended'],
    ['leads to, so', 'holds: holds, complete, ended'],
  ])('%s', (name, says) => {
    expect(said(name, whole)).toBe(says);
  });
});

describe('a bounded exploration', () => {
  test.each([
    [undefined, 'nothing: undecided, bounded, worldsMax'],
    ['always, so', 'undecided: undecided, bounded, worldsMax'],
    ['step, so', 'undecided: undecided, bounded, worldsMax'],
    ['step, not so', 'violated: violated, bounded, worldsMax'],
    ['sometimes, not so', 'undecided: undecided, bounded, worldsMax'],
    ['eventually, not so', 'undecided: undecided, bounded, worldsMax'],
    ['leads to, so', 'undecided: undecided, bounded, worldsMax'],
  ])('%s', (name, says) => {
    expect(said(name, { ...whole, worldsMax: 60 })).toBe(says);
  });
});

describe('an exploration until each property is decided', () => {
  test.each([
    ['always, so', 'holds: holds, complete, ended'],
    ['always, not so', 'violated: violated, bounded, found'],
    ['step, not so', 'violated: violated, bounded, found'],
    ['sometimes, so', 'holds: holds, bounded, found'],
    ['sometimes, not so', 'violated: violated, complete, ended'],
    ['eventually, not so', 'violated: violated, complete, ended'],
  ])('%s', (name, says) => {
    expect(said(name, { untilFound: true })).toBe(says);
  });
});

describe('bit-state hashing', () => {
  test.each([
    [undefined, 'nothing: undecided, sampled, ended'],
    ['always, so', 'undecided: undecided, sampled, ended'],
    ['always, not so', 'violated: violated, sampled, ended'],
    ['sometimes, so', 'holds: undecided, sampled, ended'],
    ['eventually, not so', 'undecided: undecided, sampled, ended'],
  ])('%s', (name, says) => {
    expect(said(name, { ...whole, bitState: 16 })).toBe(says);
  });
});

test('the speed is the number of worlds divided by the seconds', () => {
  let now = 0;
  const { explored } = check(three, settingOf(three), [], {}, { now: () => (now += 700) });
  expect(explored.seconds).toBeGreaterThan(0);
  expect(explored.worldsPerSecond).toBe(Math.round(explored.worlds / explored.seconds));
  expect(check(three, settingOf(three), []).explored).toMatchObject({ seconds: 0, worldsPerSecond: 0 });
});

test('an exploration is whole if the search is complete and its symmetry is proved or claimed', () => {
  const [proved, unproved] = [true, false].map(is => ({ complete: true, symmetry: { proved: is, compared: 1 } }));
  expect(isWhole({ complete: true }, {})).toBe(true);
  expect(isWhole({ complete: false }, {})).toBe(false);
  expect(isWhole(proved!, { symmetry: true })).toBe(true);
  expect(isWhole(unproved!, { symmetry: true })).toBe(false);
  expect(isWhole(unproved!, { symmetry: 'claimed' })).toBe(true);
  expect(isWhole({ ...proved!, complete: false }, { symmetry: 'claimed' })).toBe(false);
});

test('a cycle violates a liveness property, and its trace counts one round', () => {
  const lamp = {
    name: 'lamp',
    chart: machine({ initial: 'dark', states: { dark: { after: { 5: 'lit' } }, lit: { after: { 5: 'dark' } } } }),
  };
  const scenario = scenarioOf([lamp]);
  const [found] = check(scenario, settingOf(scenario), [underTest(eventually(() => false))]).properties;
  expect(found).toMatchObject({ verdict: 'violated', trace: { stem: [], cycle: [0, 0] }, steps: 2 });
});
