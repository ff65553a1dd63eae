import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { actionFor, bindings, namesOf, type Screen } from './keys.ts';
import { helpLines } from './screens.ts';

const none: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test('no key means two things on one screen', () => {
  for (const screen of ['chooser', 'stop', 'run', 'walk'] satisfies Screen[]) {
    const keys = bindings.filter(({ on }) => on.includes(screen)).flatMap(binding => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('the help lists every key of the screen, however small', () => {
  const sizes = [
    { width: 60, height: 18 },
    { width: 80, height: 22 },
    { width: 160, height: 48 },
  ];
  for (const screen of ['chooser', 'stop', 'run', 'walk'] satisfies Screen[])
    for (const room of sizes) {
      const text = helpLines(screen, room).map(line => line.map(({ text }) => text).join(''));
      expect(text.length).toBeLessThanOrEqual(room.height);
      for (const { shown, on } of bindings)
        if (on.includes(screen)) expect(text.some(line => line.includes(shown))).toBe(true);
    }
});

test('input is named as the table names keys, one by one when typed fast', () => {
  expect(namesOf('jj\u007F 4', none)).toEqual(['j', 'j', 'backspace', 'space', '4']);
  expect(namesOf('', { ...none, rightArrow: true })).toEqual(['right']);
  expect(namesOf('', { ...none, delete: true })).toEqual(['backspace']);
  expect(namesOf('', { ...none, tab: true, shift: true })).toEqual(['backtab']);
  expect(namesOf('q', { ...none, ctrl: true })).toEqual([]);
});

test('a key does what its screen says', () => {
  expect(actionFor('7', 'run')).toEqual({ kind: 'digit', digit: '7' });
  expect(actionFor('k', 'chooser')).toEqual({ kind: 'move', by: -1 });
  expect(actionFor('p', 'chooser')).toBeUndefined();
});
