import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noMove, SatisfiedCache } from './satisfied-cache.ts';

/** What the numbers of the second field stand for: two of them are the same. */
const through = [0, 1, 1, 2];
const row = fc.tuple(fc.nat(40), fc.nat(3), fc.nat(5)).map(numbers => Int32Array.from(numbers));
const asked = fc.record({ row, move: fc.oneof(fc.constant(noMove), fc.nat(8)), isKept: fc.boolean() });

test('no combination is taken for one that was kept, and what was kept is remembered, if nothing took its place', () => {
  let remembered = 0;
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 400, size: 'max' }), fc.nat(2), (all, places) => {
      const judged = new SatisfiedCache();
      const read = [
        { field: 0, through: undefined },
        { field: 1, through },
      ].slice(0, places);
      for (const place of [...read, ...read]) judged.add(place);
      const kept = new Set<string>();
      let keeps = 0;
      for (const { row, move, isKept } of all) {
        const name = [move, ...read.map(({ field, through }) => (through ? through[row[field]!] : row[field]))].join();
        const has = judged.has(move, row);
        if (has) expect(kept.has(name)).toBe(true);
        if (has) remembered++;
        if (!isKept || has) continue;
        judged.keep();
        kept.add(name);
        // Every 65th time the table is thrown away for a larger one.
        if (++keeps <= 64) expect(judged.has(move, row)).toBe(true);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
  expect(remembered).toBeGreaterThan(2_000);
});

test('what is kept without having been looked for since a place was added is not remembered', () => {
  const judged = new SatisfiedCache();
  const row = Int32Array.of(1, 2, 3);
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, row)).toBe(false);
  judged.add({ field: 1, through: undefined });
  judged.keep();
  expect(judged.has(4, row)).toBe(false);
  judged.keep();
  expect(judged.has(4, row)).toBe(true);
  // A place that was there is no news.
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, row)).toBe(true);
  judged.add({ field: 2, through: undefined });
  expect(judged.has(4, row)).toBe(false);
});

test('it grows with what is kept: of thousands nearly all are remembered', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  for (let round = 0; round < 12; round++)
    for (let number = 0; number < 3_000; number++) if (!judged.has(noMove, Int32Array.of(number))) judged.keep();
  const found = Array.from({ length: 3_000 }, (_, number) => judged.has(noMove, Int32Array.of(number)));
  expect(found.filter(Boolean).length).toBeGreaterThan(2_500);
});

test('what was never kept is never taken for judged, be its numbers all zero or its slot another’s', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, Int32Array.of(7))).toBe(false);
  judged.keep();
  const moves = Array.from({ length: 10 }, (_, at) => noMove + at);
  expect(moves.filter(move => judged.has(move, Int32Array.of(0)))).toEqual([]);
  // Among so many numbers some lead to the slot of the one that was kept.
  const numbers = Array.from({ length: 1_000 }, (_, at) => at).filter(number => judged.has(4, Int32Array.of(number)));
  expect(numbers).toEqual([7]);
});

test('what is kept is remembered, whichever slot it leads to', () => {
  const numbers = Array.from({ length: 500 }, (_, at) => at);
  const isRemembered = (number: number): boolean => {
    const judged = new SatisfiedCache();
    judged.add({ field: 0, through: undefined });
    if (judged.has(noMove, Int32Array.of(number))) return false;
    judged.keep();
    return judged.has(noMove, Int32Array.of(number));
  };
  expect(numbers.filter(number => !isRemembered(number))).toEqual([]);
});

test('it grows no larger than its most: from then on what is kept is remembered at once', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  const row = Int32Array.of(0);
  const forgotten: number[] = [];
  for (let number = 1; number < 70_000; number++) {
    row[0] = number;
    if (!judged.has(noMove, row)) judged.keep();
    if (!judged.has(noMove, row)) forgotten.push(number);
  }
  // Each time it grew, from 2^6 slots to 2^15.
  expect(forgotten).toHaveLength(9);
});
