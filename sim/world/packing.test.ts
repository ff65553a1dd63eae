import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Packing } from './packing.ts';

const number = fc.oneof(fc.nat(1), fc.nat(3), fc.nat(300), fc.nat(2 ** 31 - 1));
const rows = fc
  .integer({ min: 1, max: 12 })
  .chain(width => fc.array(fc.array(number, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

const bitsOf = (value: number): number => value.toString(2).length;

test('whatever was widened for is read back, field by field and whole, wherever its words begin', () => {
  fc.assert(
    fc.property(rows, fc.nat(5), (all, at) => {
      let packing = new Packing(all[0]!.length);
      for (const row of all) if (!packing.fits(Int32Array.from(row))) packing = packing.widened(Int32Array.from(row));
      for (const row of all) {
        // What stands around it, and what stood there before, is of no account.
        const words = new Int32Array(at + packing.words + 3).fill(-1);
        packing.pack(Int32Array.from(row), words, at);
        expect([...words.subarray(0, at), ...words.subarray(at + packing.words)].every(word => word === -1)).toBe(true);
        expect(words[at + packing.words - 1]! < 0, 'the top bit of the last word is set').toBe(true);
        const read = new Int32Array(row.length + 1).fill(-1);
        packing.unpack(words, at, read);
        expect([...read], 'what stands behind the row stays').toEqual([...row, -1]);
        expect(row.map((_, field) => packing.read(words, at, field))).toEqual(row);
      }
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('no field overlaps another, none straddles two words, and a word has a bit to spare', () => {
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
      // First fit, widest first: of two words, both more than half empty, there would be one.
      const free = used.map(({ size }) => 31 - size);
      expect(free.filter(bits => bits > 15).length).toBeLessThanOrEqual(1);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('the first field without room is told; and it has room after widening, as all had before', () => {
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
  // Four fields of a bit; one grows to 7: three bits to spare cost nothing.
  [[0, 0, 0, 7], [1, 1, 1, 6], 1],
  // Ten fields to 7: 30 bits are a word, so there is none to spare.
  [Array(10).fill(7), Array(10).fill(3), 1],
  // Nine fields to 7: 27 bits and nothing for a bit more of each.
  [Array(9).fill(7), Array(9).fill(3), 1],
  // Six fields to 7: two bits to spare make 30.
  [Array(6).fill(7), Array(6).fill(5), 1],
  // Eleven fields to 7 need a second word, where each may have three to spare.
  [Array(10).fill(63), Array(10).fill(6), 2],
  [[2 ** 31 - 1, 1], [31, 1], 2],
  [[2 ** 30 - 1, 1], [30, 1], 1],
] as const)('what is spared costs no word: %j', (row, bits, words) => {
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
