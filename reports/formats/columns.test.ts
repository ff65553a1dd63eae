import { expect, test } from 'vitest';
import { columnsOf, wrapped } from './columns.ts';
import { stateText, within } from './state-text.ts';

test('columns are as wide as their widest cell, and the last one wraps under itself', () => {
  expect(
    columnsOf(
      [
        ['one', 'a sentence that is longer than the room left for it'],
        ['three', 'short'],
      ],
      30,
    ),
  ).toBe(['one    a sentence that is', '       longer than the room', '       left for it', 'three  short'].join('\n'));
});

test('wide characters count twice, and without a width nothing wraps', () => {
  expect(
    columnsOf([
      ['通卡', 'card'],
      ['cards', 'x y z'],
    ]),
  ).toBe('通卡   card\ncards  x y z');
});

test('a word longer than the width stands alone', () => {
  expect(wrapped('a incomprehensibility b', 5)).toEqual(['a', 'incomprehensibility', 'b']);
});

test('states are told in one line', () => {
  expect(stateText('idle')).toBe('idle');
  expect(stateText({ running: { binding: 'asked' } })).toBe('running.binding.asked');
  expect(stateText({ running: { one: 'free', two: { held: 'now' } } })).toBe('running(one.free, two.held.now)');
});

test('a state lies within every state above it', () => {
  const value = { running: { one: 'free', two: 'held' } };
  expect(within(value, ['running'])).toBe(true);
  expect(within(value, ['running', 'two', 'held'])).toBe(true);
  expect(within(value, ['running', 'two', 'free'])).toBe(false);
  expect(within('down', ['running'])).toBe(false);
});
