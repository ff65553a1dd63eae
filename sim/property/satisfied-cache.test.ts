import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noMove, SatisfiedCache } from './satisfied-cache.ts';

/** The table that maps the numbers of the second field; it maps two of them to the same number. */
const through = [0, 1, 1, 2];
const row = fc.tuple(fc.nat(40), fc.nat(3), fc.nat(5)).map(numbers => Int32Array.from(numbers));
const asked = fc.record({ row, move: fc.oneof(fc.constant(noMove), fc.nat(8)), isKept: fc.boolean() });

test('a lookup succeeds only for an inserted combination, and always if none has replaced it', () => {
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
        // The 65th insertion replaces the table by an empty, larger one.
        if (++keeps <= 64) expect(judged.has(move, row)).toBe(true);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
  expect(remembered).toBeGreaterThan(2_000);
});

test('an insertion without a lookup since a place was added has no effect', () => {
  const judged = new SatisfiedCache();
  const row = Int32Array.of(1, 2, 3);
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, row)).toBe(false);
  judged.add({ field: 1, through: undefined });
  judged.keep();
  expect(judged.has(4, row)).toBe(false);
  judged.keep();
  expect(judged.has(4, row)).toBe(true);
  // A known place changes nothing.
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, row)).toBe(true);
  judged.add({ field: 2, through: undefined });
  expect(judged.has(4, row)).toBe(false);
});

test('the table grows with insertions: of 3000 combinations nearly all are found', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  for (let round = 0; round < 12; round++)
    for (let number = 0; number < 3_000; number++) if (!judged.has(noMove, Int32Array.of(number))) judged.keep();
  const found = Array.from({ length: 3_000 }, (_, number) => judged.has(noMove, Int32Array.of(number)));
  expect(found.filter(Boolean).length).toBeGreaterThan(2_500);
});

test('a combination that was never inserted is not found, even if its numbers are 0 or its slot is used', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  expect(judged.has(4, Int32Array.of(7))).toBe(false);
  judged.keep();
  const moves = Array.from({ length: 10 }, (_, at) => noMove + at);
  expect(moves.filter(move => judged.has(move, Int32Array.of(0)))).toEqual([]);
  // Some of these numbers share the slot of the inserted combination.
  const numbers = Array.from({ length: 1_000 }, (_, at) => at).filter(number => judged.has(4, Int32Array.of(number)));
  expect(numbers).toEqual([7]);
});

test('an inserted combination is found, whatever its slot', () => {
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

test('a table of the maximal size never clears: an inserted combination is found at once', () => {
  const judged = new SatisfiedCache();
  judged.add({ field: 0, through: undefined });
  const row = Int32Array.of(0);
  const forgotten: number[] = [];
  for (let number = 1; number < 70_000; number++) {
    row[0] = number;
    if (!judged.has(noMove, row)) judged.keep();
    if (!judged.has(noMove, row)) forgotten.push(number);
  }
  // The table grew nine times, from 2^6 slots to 2^15.
  expect(forgotten).toHaveLength(9);
});
