import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { stops } from '../../formats/tour-stops.ts';
import { reduce } from '../app/reduce.ts';
import { initialState } from '../state/opening.ts';
import { screenOf } from '../state/screen.ts';
import type { Screen, State } from '../state/state.ts';
import { helpLines } from './help-lines.ts';
import { namesOf } from './input.ts';
import { actionFor, bindingsFor } from './keys.ts';

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

const state = initialState({ scenarios, catalogue, stops }, { columns: 80, rows: 24 });
const screens: readonly Screen[] = ['chooser', 'stop', 'run', 'walk'];
const runState = initialState({ scenarios, catalogue, scenario: scenarios[1]! }, { columns: 80, rows: 24 });

test('each key has one meaning on a screen', () => {
  for (const screen of screens) {
    const keys = bindingsFor(screen).flatMap(binding => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test.each([
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 160, rows: 50 },
])('the help lists every key at $columns × $rows, over several pages if needed', size => {
  for (const each of [state, runState]) {
    let at: State = reduce(reduce(each, { kind: 'resize', size }), { kind: 'help' });
    let seen = '';
    for (let line = 0; line < 60; line++) {
      const lines = helpLines(at, { width: size.columns, height: size.rows - 1 });
      expect(lines.length).toBeLessThanOrEqual(size.rows - 1);
      seen += lines.map(spans => spans.map(({ text }) => text).join('')).join('\n');
      at = reduce(at, { kind: 'move', by: 1 });
    }
    for (const { shown, does } of bindingsFor(screenOf(each)))
      for (const words of [shown, does]) expect(seen).toContain(words);
  }
});

test('input decodes to the key names of the table, one by one even when typed fast', () => {
  expect(namesOf('jj\u007F 4', none)).toEqual(['j', 'j', 'backspace', 'space', '4']);
  expect(namesOf('', { ...none, rightArrow: true })).toEqual(['right']);
  expect(namesOf('', { ...none, delete: true })).toEqual(['backspace']);
  expect(namesOf('', { ...none, tab: true, shift: true })).toEqual(['backtab']);
  expect(namesOf('q', { ...none, ctrl: true })).toEqual([]);
});

test('a key does the action of its screen', () => {
  expect(actionFor('7', runState)).toEqual({ kind: 'digit', digit: '7' });
  expect(actionFor('k', state)).toEqual({ kind: 'move', by: -1 });
  expect(actionFor('p', state)).toBeUndefined();
});

test('letters write text in a prompt, and only the arrows move', () => {
  const menu = reduce(runState, { kind: 'menu', of: 'safeguards' });
  expect(actionFor('q', menu)).toEqual({ kind: 'write', key: 'q' });
  expect(actionFor('down', menu)).toEqual({ kind: 'move', by: 1 });
  expect(actionFor('escape', menu)).toEqual({ kind: 'close' });
  const searching = reduce(state, { kind: 'prompt', of: 'search' });
  expect(actionFor('j', searching)).toEqual({ kind: 'write', key: 'j' });
});

test('bracketed paste is decoded without its brackets', () => {
  expect(namesOf('[200~a/0.1[201~', none)).toEqual(['a', '/', '0', '.', '1']);
});
