import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutants, profile, profileNames, safeguards } from '#machines';
import { lossyBind } from '../scenarios/binding.ts';
import { twoPhaseCommit } from '../scenarios/two-phase-commit.ts';
import { changeNamed, settingNamed, settingOf, settingWords, systemOf } from '../world/setting.ts';
import { cardKinds } from './card-kinds.ts';
import { cardSettingOf, isCardSetting } from './card-setting.ts';
import { mutantNamed, safeguardNamed } from './card-settings.ts';

const change = fc.record(
  {
    profile: fc.constantFrom(...profileNames),
    with: fc
      .constantFrom(...Object.entries(safeguards))
      .chain(([name, { values }]) =>
        fc.constantFrom(...(values as readonly string[])).map(value => ({ [name]: value })),
      ),
    faults: fc.dictionary(fc.constantFrom(...cardKinds.faults), fc.nat(9), { maxKeys: 3 }),
    timers: fc.constantFrom('free' as const, 'quiet' as const),
    mutant: fc.constantFrom(...mutants.map(({ name }) => name)),
  },
  { requiredKeys: [] },
);

test('the words of a setting are its differences from the scenario’s default, and are parsed back', () => {
  fc.assert(
    fc.property(change, some => {
      const setting = settingOf(lossyBind, some);
      const words = settingWords(lossyBind, setting);
      const read = settingNamed(lossyBind, words);
      expect({ ...read, faults: {} }).toEqual({ ...setting, faults: {} });
      for (const kind of cardKinds.faults) expect(read.faults[kind] ?? 0).toBe(setting.faults[kind] ?? 0);
      expect(settingWords(lossyBind, read)).toEqual(words);
    }),
    { seed: 1, numRuns: 300 },
  );
  expect(settingWords(lossyBind, settingOf(lossyBind))).toEqual([]);
  expect(settingOf(lossyBind)).toMatchObject({
    profile: 'hardened',
    faults: { lose: 1, tear: 1 },
    timers: 'free',
    mutant: undefined,
  });
});

test('a word sets a profile, timers, a mutant, a fault or a safeguard', () => {
  expect(changeNamed(lossyBind, 'published')).toEqual({ profile: 'published' });
  expect(changeNamed(lossyBind, 'timers=quiet')).toEqual({ timers: 'quiet' });
  expect(changeNamed(lossyBind, 'mutant=journal-leak')).toEqual({ mutant: 'journal-leak' });
  expect(changeNamed(lossyBind, 'lose=0')).toEqual({ faults: { lose: 0 } });
  expect(changeNamed(lossyBind, 'bind-confirmation=none')).toEqual({ with: { 'bind-confirmation': 'none' } });
});

test('the words are in order: profile, safeguards, faults, timers, parameters, mutant', () => {
  const words = ['published', 'lose=1', 'timers=quiet', 'managers=4', 'mutant=commit-unprepared'];
  expect(settingWords(twoPhaseCommit, settingNamed(twoPhaseCommit, words))).toEqual(words);
});

test('the candidate repairs harden one safeguard each', () => {
  const setting = settingOf(lossyBind, {
    with: { tombstones: 'none', 'bind-confirmation': 'none' },
    mutant: 'journal-leak',
  });
  const repairs = lossyBind.settings!.repairs(setting);
  expect(repairs.map(({ name, value }) => [name, value])).toEqual(
    Object.entries(profile('hardened')).filter(([name]) => name === 'tombstones' || name === 'bind-confirmation'),
  );
  for (const { name, value, setting: repaired } of repairs)
    expect(repaired).toEqual({ ...setting, safeguards: { ...setting.safeguards, [name]: value } });
  expect(lossyBind.settings!.repairs(settingOf(lossyBind))).toEqual([]);
});

test('the mutant replaces the chart of its party, and is refused in a composition without that party', () => {
  const chartsOf = (mutant: object) =>
    systemOf(lossyBind, settingOf(lossyBind, mutant)).parties.map(({ chart }) => chart);
  const plain = systemOf(lossyBind, settingOf(lossyBind)).parties;
  const spoilt = chartsOf({ mutant: 'journal-leak' });
  expect(plain.filter(({ chart }, at) => chart !== spoilt[at]).map(({ name }) => name)).toEqual(['secureElement']);
  expect(() => systemOf(twoPhaseCommit, settingOf(twoPhaseCommit, { mutant: 'journal-leak' }))).toThrow(
    'the mutant journal-leak spoils secureElement, which does not take part here',
  );
});

test('a setting of another scenario is no card setting', () => {
  const { faults, timers, parameters } = settingOf(lossyBind);
  expect(isCardSetting(settingOf(lossyBind))).toBe(true);
  expect(isCardSetting({ faults, timers, parameters })).toBe(false);
  expect(() => cardSettingOf({ faults, timers, parameters })).toThrow('the setting is of no card scenario');
});

describe('wrong input is refused in one line that says what is allowed', () => {
  test.each<[() => unknown, string]>([
    [
      () => settingNamed(lossyBind, ['published', 'hardened']),
      'the profile is given twice: "published,hardened"; give it once',
    ],
    [() => changeNamed(lossyBind, 'publish'), 'unknown profile "publish": did you mean "published"? (one of '],
    [() => changeNamed(twoPhaseCommit, 'managers'), 'unknown profile "managers"'],
    [() => mutantNamed('leak'), 'unknown mutant "leak": did you mean '],
    [() => safeguardNamed('bind'), 'unknown safeguard "bind": did you mean '],
    [
      () => changeNamed(lossyBind, 'bind-confirmation=maybe'),
      'unknown value of bind-confirmation "maybe": did you mean ',
    ],
  ])('%#', (read, says) => {
    expect(read).toThrow(expect.objectContaining({ name: 'InputError', message: expect.stringContaining(says) }));
  });
});
