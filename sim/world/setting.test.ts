import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../samples/remembering.ts';
import { wholeNumber } from './input-error.ts';
import type { Scenario, Setting, SettingChange } from './scenario.ts';
import {
  bothChanges,
  changeNamed,
  choiceKindsOf,
  faultsNamed,
  settingNamed,
  settingOf,
  settingWords,
  systemOf,
} from './setting.ts';

/** A scenario with the engine's own settings only. */
const sized = scenarioOf([], { parameters: { width: { says: 'how wide', least: 1, most: 5, usual: 2 } } });

/** Settings with the shape of the composition, besides the engine's own. */
interface RingSetting extends Setting {
  readonly shape: string;
}
interface RingChange extends SettingChange {
  readonly shape?: string;
  readonly with?: Readonly<Record<string, string>>;
}
const ringed: Scenario<RingSetting, RingChange> = {
  ...sized,
  settings: {
    complete: (setting, { shape = 'ring' }) => ({ ...setting, shape }),
    change: shape => ({ shape }),
    words: ({ shape }) => ({ before: shape === 'ring' ? [] : [shape], after: ['last'] }),
    repairs: () => [],
    rows: () => ({ before: [], after: [] }),
    fields: () => ({ before: [], after: [] }),
    applied: (system, { shape }) => ({ ...system, facts: shape }),
  },
};

test('without a setting space, a setting has faults, timers and parameters, by default or from the change', () => {
  expect(settingOf(sized)).toEqual({ faults: {}, timers: 'free', parameters: { width: 2 } });
  const setting = settingOf(sized, { faults: { lose: 1 }, timers: 'quiet', parameters: { width: 3 } });
  expect(setting).toEqual({ faults: { lose: 1 }, timers: 'quiet', parameters: { width: 3 } });
  const words = settingWords(sized, setting);
  expect(words).toEqual(['lose=1', 'timers=quiet', 'width=3']);
  expect(settingNamed(sized, words)).toEqual(setting);
  expect(systemOf(sized, setting).parties).toEqual([]);
});

test('a setting space completes the setting, reads the words that are not the engine’s, and changes the composition last', () => {
  const setting = settingNamed(ringed, ['star', 'lose=1', 'width=3']);
  expect(setting).toEqual({ faults: { lose: 1 }, timers: 'free', parameters: { width: 3 }, shape: 'star' });
  expect(settingWords(ringed, setting)).toEqual(['star', 'lose=1', 'width=3', 'last']);
  expect(systemOf(ringed, setting).facts).toBe('star');
});

test('of two changes the second has priority, name by name', () => {
  const one: RingChange = { shape: 'star', with: { a: '1', b: '1' }, faults: { lose: 1, copy: 1 } };
  expect(bothChanges(one, { with: { b: '2' }, faults: { copy: 2 } })).toEqual({
    shape: 'star',
    with: { a: '1', b: '2' },
    faults: { lose: 1, copy: 2 },
  });
  expect(bothChanges(one, { shape: 'ring' }).shape).toBe('ring');
  expect(bothChanges<RingChange>({}, { timers: 'quiet' })).toEqual({ timers: 'quiet' });
  expect(bothChanges<RingChange>({ with: { a: '1' } }, {})).toEqual({ with: { a: '1' } });
  expect(bothChanges({}, { faults: { lose: 1 } })).toEqual({ faults: { lose: 1 } });
  expect(bothChanges({ parameters: { a: 1, b: 1 } }, { parameters: { b: 2 } })).toEqual({ parameters: { a: 1, b: 2 } });
  expect(bothChanges({}, { parameters: { a: 1 } })).toEqual({ parameters: { a: 1 } });
});

test('a part that is undefined in one change is taken from the other', () => {
  const whole: RingChange = { shape: 'star', with: { a: '1' }, faults: { lose: 1 }, parameters: { a: 1 } };
  const none = { shape: undefined, with: undefined, faults: undefined, parameters: undefined } as unknown as RingChange;
  expect(bothChanges(whole, none)).toEqual(whole);
  expect(bothChanges(none, whole)).toEqual(whole);
});

test('a parameter has a word where it differs from the default; a name without a value is no word', () => {
  expect(settingNamed(sized, ['width=3']).parameters).toEqual({ width: 3 });
  expect(settingWords(sized, settingNamed(sized, ['width=3']))).toEqual(['width=3']);
  expect(settingWords(sized, settingNamed(sized, ['width=2']))).toEqual([]);
  expect(() => settingNamed(sized, ['width'])).toThrow(
    'tiny has no setting "width"; its settings are lose=<number>, copy=<number>, crash=<number>, width=<number>, timers=free|quiet',
  );
});

const { faults } = choiceKindsOf(sized);

test('a budget is parsed word by word', () => {
  expect(faultsNamed('none', faults)).toEqual({});
  expect(faultsNamed('lose=1,crash=9', faults)).toEqual({ lose: 1, crash: 9 });
});

test('a parameter that is called like a fault is refused', () => {
  const clashing = scenarioOf([], { parameters: { crash: { says: 'how wide', least: 1, most: 5, usual: 2 } } });
  expect(() => settingNamed(clashing, ['crash=1'])).toThrow(
    'tiny: the parameter "crash" is called like a fault; give it another name',
  );
});

describe('what is wrong is refused in a line that says what is right', () => {
  test.each<[() => unknown, string]>([
    [() => faultsNamed('', faults), 'a fault is written like lose=1, or none for no faults; "" was given'],
    [() => faultsNamed('lose', faults), 'a fault is written like lose=1, or none for no faults; "lose" was given'],
    [() => faultsNamed('=1', faults), 'a fault is written like lose=1, or none for no faults; "=1" was given'],
    [() => faultsNamed('lose=1,', faults), 'a fault is written like lose=1, or none for no faults; "" was given'],
    [() => faultsNamed('loose=1', faults), 'unknown fault "loose": did you mean "lose"? (one of lose, copy, '],
    [() => faultsNamed('lose=10', faults), 'the fault lose takes a whole number, from 0 to 9; "10" was given'],
    [() => faultsNamed('lose=1=2', faults), 'the fault lose takes a whole number, from 0 to 9; "1=2" was given'],
    [() => faultsNamed('lose=1,lose=2', faults), 'the fault lose is given twice: "lose=1,lose=2"; give it once'],
    [
      () => settingNamed(sized, ['lose=1', 'copy=1', 'lose=1']),
      'lose is given twice: "lose=1,copy=1,lose=1"; give it once',
    ],
    [() => settingNamed(ringed, ['star', 'ring']), 'the shape is given twice: "star,ring"; give it once'],
    [() => changeNamed(sized, 'published'), 'tiny has no setting "published"; its settings are lose=<number>, '],
    [() => changeNamed(sized, 'loose=1'), 'tiny has no setting "loose=1"; its settings are lose=<number>, '],
    [() => changeNamed(sized, 'width=6'), 'the parameter width takes a whole number, from 1 to 5; "6" was given'],
    [() => changeNamed(sized, 'timers=slow'), 'unknown timers "slow": did you mean '],
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

test('a whole number is parsed, its bounds included', () => {
  expect([wholeNumber('it', '5', 5, 5), wholeNumber('it', '0'), wholeNumber('it', '042')]).toEqual([5, 0, 42]);
});
