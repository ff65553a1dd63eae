import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutants, profileNames, safeguards } from '#machines';
import { cardKinds } from '../cards/card-kinds.ts';
import { lossyBind } from '../scenarios/binding.ts';
import { wholeNumber } from './input-error.ts';
import type { SettingChange } from './scenario.ts';
import {
  bothChanges,
  faultsNamed,
  mutantNamed,
  safeguardNamed,
  settingNamed,
  settingOf,
  settingWord,
  settingWords,
} from './setting.ts';

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

test('a setting is told by what differs from the scenario’s own, and read again out of that', () => {
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

test('a word asks for a profile, timers, a mutant, a fault or a safeguard', () => {
  expect(settingWord('published')).toEqual({ profile: 'published' });
  expect(settingWord('timers=quiet')).toEqual({ timers: 'quiet' });
  expect(settingWord('mutant=journal-leak')).toEqual({ mutant: 'journal-leak' });
  expect(settingWord('lose=0')).toEqual({ faults: { lose: 0 } });
  expect(settingWord('bind-confirmation=none')).toEqual({ with: { 'bind-confirmation': 'none' } });
});

test('of two changes the second wins, word by word', () => {
  const one = { profile: 'published', with: { a: '1', b: '1' }, faults: { lose: 1, copy: 1 } } as const;
  expect(bothChanges(one, { with: { b: '2' }, faults: { copy: 2 } })).toEqual({
    profile: 'published',
    with: { a: '1', b: '2' },
    faults: { lose: 1, copy: 2 },
  });
  expect(bothChanges({}, { timers: 'quiet' })).toEqual({ timers: 'quiet' });
  expect(bothChanges({ with: { a: '1' } }, {})).toEqual({ with: { a: '1' } });
  expect(bothChanges({}, { faults: { lose: 1 } })).toEqual({ faults: { lose: 1 } });
  expect(bothChanges({ parameters: { a: 1, b: 1 } }, { parameters: { b: 2 } })).toEqual({ parameters: { a: 1, b: 2 } });
  expect(bothChanges({}, { parameters: { a: 1 } })).toEqual({ parameters: { a: 1 } });
});

test('what a change leaves undefined is as the other change says', () => {
  const whole = { with: { a: '1' }, faults: { lose: 1 }, parameters: { a: 1 } };
  const none = { with: undefined, faults: undefined, parameters: undefined } as unknown as SettingChange;
  expect(bothChanges(whole, none)).toEqual(whole);
  expect(bothChanges(none, whole)).toEqual(whole);
});

test('a parameter is a word where it is not as usual, and a name without a value is none', () => {
  const sized = { ...lossyBind, parameters: { width: { says: 'how wide', least: 1, most: 5, usual: 2 } } };
  expect(settingNamed(sized, ['width=3']).parameters).toEqual({ width: 3 });
  expect(settingWords(sized, settingNamed(sized, ['width=3']))).toEqual(['width=3']);
  expect(settingWords(sized, settingNamed(sized, ['width=2']))).toEqual([]);
  expect(() => settingNamed(sized, ['width'])).toThrow('unknown profile "width"');
});

test('a budget is read word by word', () => {
  expect(faultsNamed('none')).toEqual({});
  expect(faultsNamed('lose=1,tear=9')).toEqual({ lose: 1, tear: 9 });
});

describe('what is wrong is refused in a line that says what is right', () => {
  test.each<[() => unknown, string]>([
    [() => faultsNamed(''), 'a fault is written like lose=1, or none for no faults; "" was given'],
    [() => faultsNamed('lose'), 'a fault is written like lose=1, or none for no faults; "lose" was given'],
    [() => faultsNamed('=1'), 'a fault is written like lose=1, or none for no faults; "=1" was given'],
    [() => faultsNamed('lose=1,'), 'a fault is written like lose=1, or none for no faults; "" was given'],
    [() => faultsNamed('loose=1'), 'unknown fault "loose": did you mean "lose"? (one of lose, copy, '],
    [() => faultsNamed('lose=10'), 'the fault lose takes a whole number, from 0 to 9; "10" was given'],
    [() => faultsNamed('lose=1=2'), 'the fault lose takes a whole number, from 0 to 9; "1=2" was given'],
    [() => faultsNamed('lose=1,lose=2'), 'the fault lose is given twice: "lose=1,lose=2"; give it once'],
    [
      () => settingNamed(lossyBind, ['lose=1', 'copy=1', 'lose=1']),
      'lose is given twice: "lose=1,copy=1,lose=1"; give it once',
    ],
    [
      () => settingNamed(lossyBind, ['published', 'hardened']),
      'the profile is given twice: "published,hardened"; give it once',
    ],
    [() => settingWord('publish'), 'unknown profile "publish": did you mean "published"? (one of '],
    [() => settingWord('timers=slow'), 'unknown timers "slow": did you mean '],
    [() => mutantNamed('leak'), 'unknown mutant "leak": did you mean '],
    [() => safeguardNamed('bind'), 'unknown safeguard "bind": did you mean '],
    [() => settingWord('bind-confirmation=maybe'), 'unknown value of bind-confirmation "maybe": did you mean '],
    [() => wholeNumber('it', '1.5', 1), 'it takes a whole number, 1 or more; "1.5" was given'],
    [() => wholeNumber('it', '0', 1), 'it takes a whole number, 1 or more; "0" was given'],
    [() => wholeNumber('it', '', 0, 5), 'it takes a whole number, from 0 to 5; "" was given'],
    [() => wholeNumber('it', 'x7'), 'it takes a whole number, 0 or more; "x7" was given'],
    [() => wholeNumber('it', '7x'), 'it takes a whole number, 0 or more; "7x" was given'],
    [() => wholeNumber('it', '-1'), 'it takes a whole number, 0 or more; "-1" was given'],
  ])('%#', (read, says) => {
    expect(read).toThrow(expect.objectContaining({ name: 'InputError', message: expect.stringContaining(says) }));
  });
});

test('a whole number is what it says, its limits included', () => {
  expect([wholeNumber('it', '5', 5, 5), wholeNumber('it', '0'), wholeNumber('it', '042')]).toEqual([5, 0, 42]);
});
