import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Table } from './table.ts';

test('a table tells rows apart exactly, keeps them in order of discovery, and gives them back', () => {
  // Numbers up to 2^31 - 1 force every field to widen, words to split and rows to be packed anew.
  const row = fc.array(fc.oneof(fc.nat(3), fc.nat(300), fc.nat(2 ** 31 - 1)), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), rows => {
      const table = new Table(5);
      const places = new Map<string, number>();
      for (const each of rows) {
        const key = each.join();
        if (!places.has(key)) places.set(key, places.size);
        expect(table.add(Int32Array.from(each))).toBe(places.get(key));
      }
      expect(table.count).toBe(places.size);
      const read = new Int32Array(5);
      for (const [key, place] of places) {
        table.read(place, read);
        expect(read.join()).toBe(key);
      }
    }),
    { seed: 1 },
  );
});

test('a table holds far more rows than it begins with room for', () => {
  const table = new Table(2);
  for (let number = 0; number < 100_000; number++) table.add(Int32Array.from([number % 317, number]));
  for (let number = 0; number < 100_000; number++)
    expect(table.add(Int32Array.from([number % 317, number]))).toBe(number);
});
