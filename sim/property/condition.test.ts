import { describe, expect, test } from 'vitest';
import { check } from '../analysis/check.ts';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { firstBind, lossyBind } from '../scenarios/binding.ts';
import { settingOf } from '../world/setting.ts';
import { conditionNamed, propertyFor, within } from './condition.ts';
import { underTest } from './property.test-kit.ts';
import { always } from './property.ts';

test('a state lies within every state above it', () => {
  const value = { running: { one: 'free', two: 'held' } };
  expect(within(value, [])).toBe(true);
  expect(within(value, ['running'])).toBe(true);
  expect(within(value, ['running', 'two'])).toBe(true);
  expect(within(value, ['running', 'two', 'held'])).toBe(true);
  expect(within(value, ['running', 'two', 'free'])).toBe(false);
  expect(within(value, ['running', 'three'])).toBe(false);
  expect(within(value, ['running', 'two', 'held', 'on'])).toBe(false);
  expect(within('down', ['running'])).toBe(false);
  expect(within('down', ['down'])).toBe(true);
  expect(within(undefined, ['down'])).toBe(false);
});

const known = underTest(always(() => true));
const named = (condition: string, scenario = twoPhaseCommit) =>
  conditionNamed(scenario, settingOf(scenario), condition, [known]);

test('a condition party=state is found in the first world with that state', () => {
  const found = (condition: string, scenario = twoPhaseCommit) => {
    const property = named(condition, scenario);
    const { properties } = check(scenario, settingOf(scenario), [property], { untilFound: true });
    return [property.name, property.says, property.kind, properties[0]!.verdict, properties[0]!.steps];
  };
  const name = 'resourceManager1=committed';
  expect(found(name)).toEqual([name, 'resourceManager1 is in committed.', 'reachability', 'holds', 8]);
  expect(named(name)).toMatchObject({ subject: 'two-phase-commit', breaks: [] });
  // A nested state.
  expect(found('secureElement=ready', firstBind).slice(3, 5)).toEqual(['holds', 0]);
});

test('a property is found by its name', () => {
  expect(named('under-test')).toBe(known);
});

describe('an unknown name is an error that lists near names', () => {
  test.each([
    ['undertest', 'unknown property "undertest": did you mean "under-test"'],
    ['resourceManager9=committed', 'unknown party "resourceManager9": did you mean "resourceManager'],
    ['resourceManager1=comitted', 'unknown state of resourceManager1 "comitted": did you mean "committed"'],
    ['resourceManager1=', 'unknown state of resourceManager1 ""'],
    [
      'resourceManager1=committed.twice',
      'resourceManager1.committed has no states inside; "resourceManager1=committed.twice" was given',
    ],
    ['resourceManager1=committed=twice', 'unknown state of resourceManager1 "committed=twice"'],
  ])('%s', (condition, says) => {
    expect(() => named(condition)).toThrow(says);
  });

  test('a property with another subject', () => {
    expect(() => named('under-test', lossyBind)).toThrow(
      'the property under-test is about two-phase-commit, the scenario lossy-bind about cards; see tongka list scenarios',
    );
  });
});

test('a property about anything applies to every scenario; one with another subject is an error', () => {
  const [anything, cards] = [
    { ...known, name: 'anything', subject: 'anything' as const },
    { ...known, name: 'of-cards', subject: 'cards' as const },
  ];
  const scenario = twoPhaseCommit;
  expect(propertyFor(scenario, 'anything', [anything, cards])).toBe(anything);
  expect(() => propertyFor(scenario, 'of-cards', [anything, cards])).toThrow('is about cards');
});
