/** Goal: equal values get one number, in order of first occurrence. Method: a few words. */
import { expect, test } from 'vitest';
import { canonical, Interner } from './interner.ts';

test('each key has one number and keeps its first value', () => {
  const words = new Interner<string>();
  expect(words.size).toBe(0);
  expect(['b', 'a', 'b'].map((key, at) => words.id(key, () => `${key}${at}`))).toEqual([0, 1, 0]);
  expect([words.size, words.get(0), words.get(1)]).toEqual([2, 'b0', 'a1']);
});

test('equal values have equal text, for any order of keys', () => {
  expect(canonical({ b: 1, a: [2] })).toBe(canonical({ a: [2], b: 1 }));
  expect(canonical(undefined)).toBe('undefined');
});
