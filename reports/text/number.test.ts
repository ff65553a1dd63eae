import { expect, test } from 'vitest';
import { formatCount, formatNumber } from './number.ts';

test('commas separate thousands in every locale', () => {
  expect(formatNumber(10_340_352)).toBe('10,340,352');
  expect(formatNumber(0.123456)).toBe('0.123');
  expect(formatNumber(0.123456, 4)).toBe('0.1235');
});

test('one is singular', () => {
  expect([0, 1, 8832].map(count => formatCount(count, 'world'))).toEqual(['0 worlds', '1 world', '8,832 worlds']);
});
