import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairTable } from './pair-table.ts';

test('a cached number is found at its row and column, and nowhere else', () => {
  const place = fc.tuple(fc.oneof(fc.nat(17), fc.nat(200)), fc.oneof(fc.nat(5), fc.nat(70)));
  fc.assert(
    fc.property(fc.array(fc.tuple(place, fc.integer({ min: -1, max: 99 })), { maxLength: 60 }), kept => {
      const memory = new PairTable();
      const map = new Map<string, number>();
      for (const [[row, column], value] of kept) {
        expect(memory.get(row, column)).toBe(map.get(`${row} ${column}`));
        expect(memory.set(row, column, value)).toBe(value);
        map.set(`${row} ${column}`, value);
      }
      for (const row of [0, 15, 16, 17, 31, 32, 199, 999])
        for (const column of [0, 3, 4, 5, 7, 8, 69, 999])
          expect(memory.get(row, column)).toBe(map.get(`${row} ${column}`));
      for (const [name, value] of map) {
        const [row, column] = name.split(' ').map(Number) as [number, number];
        expect(memory.get(row, column)).toBe(value);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('a new table is empty, and caches numbers within its size and beyond it', () => {
  const table = new PairTable();
  const places = [0, 3, 15, 16, 99].flatMap(row => [0, 3, 4, 99].map(column => [row, column] as const));
  for (const [row, column] of places) expect(table.get(row, column)).toBeUndefined();
  for (const [row, column] of places)
    expect([new PairTable()].map(one => [one.set(row, column, 7), one.get(row, column)])).toEqual([[7, 7]]);
});
