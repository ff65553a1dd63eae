import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Move } from './interning/move.ts';
import { Packing } from './packing.ts';
import { fieldBit } from './row.ts';
import { Successors } from './successors.ts';

const moves = Array.from({ length: 5 }, (_, id) => ({ id }) as Move);

test('listed successors are read back, for any number of them and any offset of the row before', () => {
  const row = fc.array(fc.nat(7), { minLength: 4, maxLength: 4 });
  const change = fc.record({
    move: fc.nat(4),
    lost: fc.integer({ min: -1, max: 9 }),
    fields: fc.array(fc.tuple(fc.nat(3), fc.nat(7)), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(row, fc.array(change, { minLength: 1, maxLength: 90 }), fc.nat(3), (before, changes, from) => {
      const packing = new Packing(4).widened(Int32Array.of(7, 7, 7, 7));
      const packed = new Int32Array(from + packing.words);
      packing.pack(Int32Array.from(before), packed, from);
      const successors = new Successors(moves, packing);
      const expected = changes.map(({ move, lost, fields }) => {
        const after = [...before];
        let touched = 0;
        successors.reserve(1);
        successors.begin(packed, from);
        for (const [field, value] of fields) {
          expect(successors.current(field)).toBe(after[field]);
          successors.change(field, after[field]!, value);
          after[field] = value;
          touched |= fieldBit(field);
        }
        successors.list(move, lost, touched);
        return { after, move, lost, touched };
      });
      expect(successors).toMatchObject({ count: changes.length, outgrown: -1 });
      for (const [at, { after, move, lost, touched }] of expected.entries()) {
        expect([...successors.after(at)]).toEqual(after);
        expect([successors.move(at), successors.lost[at], successors.touched[at]]).toEqual([
          moves[move],
          lost,
          touched,
        ]);
      }
      const other = before.map(value => 7 - value);
      expect(successors.replace(0, Int32Array.from(other))).toBe(true);
      expect([...successors.after(0)]).toEqual(other);
      if (expected.length > 1) expect([...successors.after(1)]).toEqual(expected[1]!.after);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('the field that is too narrow is recorded with its number', () => {
  const successors = new Successors(moves, new Packing(3));
  const packed = new Int32Array(1);
  new Packing(3).pack(Int32Array.of(1, 0, 1), packed);
  successors.reserve(1);
  successors.begin(packed, 0);
  successors.change(0, 1, 0);
  expect(successors.outgrown).toBe(-1);
  successors.change(1, 0, 2);
  expect([successors.outgrown, successors.outgrownBy]).toEqual([1, 2]);
  successors.list(0, -1, 0);
  expect(successors.replace(0, Int32Array.of(0, 1, 5))).toBe(false);
  expect([successors.outgrown, successors.outgrownBy]).toEqual([2, 5]);
});

test('every field has a bit; the fields from the 31st on share one', () => {
  expect([0, 1, 30, 31, 32, 99].map(fieldBit)).toEqual([1, 2, 2 ** 30, -(2 ** 31), -(2 ** 31), -(2 ** 31)]);
});

describe('an empty list, and a list of choices', () => {
  const moving = Array.from({ length: 3 }, (_, id) => ({ id, place: 5 }) as Move);

  test('an empty list has no choice and no step', () => {
    const successors = new Successors(moving, new Packing(1));
    expect([successors.canGoOn(0), successors.stepsFrom(0, false)]).toEqual([false, 0]);
  });

  test('steps that only report are counted where an observer hears them', () => {
    const successors = new Successors(moving, new Packing(1));
    successors.open();
    for (const id of [0, 1, 2]) successors.list(id, -1, id);
    successors.selfLoops = 1;
    expect([true, false].map(heard => successors.stepsFrom(0, heard))).toEqual([3, 2]);
    expect([0, 1, 3].map(first => successors.canGoOn(first))).toEqual([true, true, false]);
  });
});

test('a touched field that has its old number again has not changed', () => {
  const packing = Packing.of([3, 3, 3]);
  const row = Int32Array.of(1, 2, 3);
  const packed = new Int32Array(packing.words);
  packing.pack(row, packed);
  const successors = new Successors(moves, packing);
  successors.begin(packed, 0);
  successors.change(0, 1, 5);
  successors.change(1, 2, 6);
  successors.change(1, 6, 2);
  expect(successors.changed(row, 3, fieldBit(0) | fieldBit(1))).toBe(fieldBit(0));
  expect(successors.changed(row, 3, fieldBit(1)), 'only touched fields are compared').toBe(0);
  expect(successors.changed(row, 0, fieldBit(0)), 'only the first fields are compared').toBe(0);
});
