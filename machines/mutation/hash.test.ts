import { expect, test } from 'vitest';
import { chosenBy, hashOf } from './hash.ts';

const words = ['idle', 'asking', 'lent', 'lost'];
const keys = Array.from({ length: 200 }, (_, at) => `key ${at}`);

test('a word that is added changes only the choices that it takes', () => {
  for (const key of keys) {
    const before = chosenBy(key, words);
    const now = chosenBy(key, [...words, 'stolen']);
    expect([before, 'stolen']).toContain(now);
  }
});

test('each word is chosen by some keys, in whatever order the words are given', () => {
  expect(new Set(keys.map(key => chosenBy(key, words)))).toEqual(new Set(words));
  for (const key of keys) expect(chosenBy(key, words.toReversed())).toBe(chosenBy(key, words));
  expect(chosenBy('key', [])).toBeUndefined();
});

test('hashes are whole numbers of 32 bits, and differ', () => {
  const hashes = keys.map(hashOf);
  expect(new Set(hashes).size).toBe(keys.length);
  for (const hash of hashes) expect(hash).toBe(hash >>> 0);
});
