import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Packing } from './packing.ts';

const number = fc.oneof(fc.nat(1), fc.nat(3), fc.nat(300), fc.nat(2 ** 31 - 1));
const rows = fc
  .integer({ min: 1, max: 12 })
  .chain(width => fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

const bitsOf = (value: number): number => value.toString(2).length;

test('a packing reads back every row it was widened for, whole and by field, at any offset', () => {
  fc.assert(
    fc.property(rows, fc.nat(5), (all, at) => {
      let packing = new Packing(all[0]!.length);
      for (const row of all) if (!packing.fits(Int32Array.from(row))) packing = packing.widened(Int32Array.from(row));
      for (const row of all) {
        // Words around the row, and old contents, do not matter.
        const words = new Int32Array(at + packing.words + 3).fill(-1);
        packing.pack(Int32Array.from(row), words, at);
        expect([...words.subarray(0, at), ...words.subarray(at + packing.words)].every(word => word === -1)).toBe(true);
        expect(words[at + packing.words - 1]! < 0, 'the top bit of the last word is set').toBe(true);
        const read = new Int32Array(row.length + 1).fill(-1);
        packing.unpack(words, at, read);
        expect([...read], 'numbers after the row stay').toEqual([...row, -1]);
        expect(row.map((_, field) => packing.read(words, at, field))).toEqual(row);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('no field overlaps another or straddles two words, and every word has a spare bit', () => {
  fc.assert(
    fc.property(rows, all => {
      let packing = new Packing(all[0]!.length);
      for (const row of all) packing = packing.widened(Int32Array.from(row));
      const used = Array.from({ length: packing.words }, () => new Set<number>());
      for (const field of packing.bits.keys())
        for (let bit = 0; bit < packing.bits[field]!; bit++) {
          const place = packing.shift[field]! + bit;
          expect(place).toBeLessThan(31);
          expect(used[packing.word[field]!]!.has(place)).toBe(false);
          used[packing.word[field]!]!.add(place);
        }
      // First fit decreasing: two words that are both more than half empty would be one word.
      const free = used.map(({ size }) => 31 - size);
      expect(free.filter(bits => bits > 15).length).toBeLessThanOrEqual(1);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('the first field that is too narrow is returned; after widening, it fits, and the other fields still do', () => {
  fc.assert(
    fc.property(rows, all => {
      let packing = new Packing(all[0]!.length);
      for (const row of all) {
        const expected = row.findIndex((value, field) => value >= 2 ** packing.bits[field]!);
        expect(packing.outgrown(Int32Array.from(row))).toBe(expected);
        const wider = packing.widened(Int32Array.from(row));
        expect(wider.outgrown(Int32Array.from(row))).toBe(-1);
        for (const [field, value] of row.entries()) {
          const bits = packing.bits[field]!;
          if (bitsOf(value) <= bits) expect(wider.bits[field]).toBe(bits);
          else expect([0, 1, 2, 3]).toContain(wider.bits[field]! - bitsOf(value));
        }
        packing = wider;
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});

test.each([
  // Four fields of one bit; one grows to hold 7: three spare bits cost no word.
  [[0, 0, 0, 7], [1, 1, 1, 6], 1],
  // Ten fields that hold 7: 30 bits fill a word, so no bit is spare.
  [Array(10).fill(7), Array(10).fill(3), 1],
  // Nine fields that hold 7: 27 bits, and one more for each would not fit.
  [Array(9).fill(7), Array(9).fill(3), 1],
  // Six fields that hold 7: two spare bits each make 30.
  [Array(6).fill(7), Array(6).fill(5), 1],
  // A second word is needed anyway, so each field gets three spare bits.
  [Array(10).fill(63), Array(10).fill(6), 2],
  [[2 ** 31 - 1, 1], [31, 1], 2],
  [[2 ** 30 - 1, 1], [30, 1], 1],
] as const)('spare bits cost no word: %j', (row, bits, words) => {
  const packing = new Packing(row.length).widened(Int32Array.from(row));
  expect([[...packing.bits], packing.words]).toEqual([bits, words]);
});

test('a flat packing has a word for each field, in order', () => {
  const flat = Packing.flat(3);
  const words = new Int32Array(3);
  flat.pack(Int32Array.from([5, 0, 2 ** 31 - 1]), words);
  expect([...flat.word]).toEqual([0, 1, 2]);
  expect([...words]).toEqual([5, 0, -1]);
});
