import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';

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
