import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';

test('a column is as wide as its widest cell, and the last column wraps within itself', () => {
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

test('wide characters count as two columns, and without a width nothing wraps', () => {
  expect(
    columnsOf([
      ['通卡', 'card'],
      ['cards', 'x y z'],
    ]),
  ).toBe('通卡   card\ncards  x y z');
});
