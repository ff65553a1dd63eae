import { expect, test } from 'vitest';
import { within } from './condition.ts';

test('a state lies within every state above it', () => {
  const value = { running: { one: 'free', two: 'held' } };
  expect(within(value, ['running'])).toBe(true);
  expect(within(value, ['running', 'two', 'held'])).toBe(true);
  expect(within(value, ['running', 'two', 'free'])).toBe(false);
  expect(within('down', ['running'])).toBe(false);
});
