import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { known } from './state-set.ts';
import { StateStore } from './state-store.ts';

// Numbers up to 2^31 - 1 force every field to widen, words to split and rows to be packed again.
const row = fc.array(fc.oneof(fc.nat(3), fc.nat(300), fc.nat(2 ** 31 - 1)), { minLength: 5, maxLength: 5 });

describe.each([
  [true, 'its number'],
  [false, 'that it is known'],
])('numbered %s', (numbered, result) => {
  test(`worlds are matched exactly and stored in order of discovery; adding a known one returns ${result}`, () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), rows => {
        const worlds = new StateStore(5, numbered);
        const places = new Map<string, number>();
        for (const each of rows) {
          const key = each.join();
          const place = places.get(key);
          if (place === undefined) places.set(key, places.size);
          const expected = place === undefined ? places.size - 1 : numbered ? place : known;
          expect(worlds.add(Int32Array.from(each))).toBe(expected);
        }
        expect(worlds.count).toBe(places.size);
        const read = new Int32Array(5);
        for (const [key, place] of places) {
          worlds.open(place, read);
          expect(read.join()).toBe(key);
        }
      }),
      { seed: 1 },
    );
  });

  test('the store grows far beyond its initial capacity', () => {
    const worlds = new StateStore(2, numbered);
    for (let number = 0; number < 100_000; number++) worlds.add(Int32Array.from([number % 317, number]));
    for (let number = 0; number < 100_000; number++)
      expect(worlds.add(Int32Array.from([number % 317, number]))).toBe(numbered ? number : known);
    expect(worlds.count).toBe(100_000);
  });
});
