import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Move } from './move.ts';
import { counterIn, effectsIn, moveHead, Tape } from './tape.ts';

type Written = Pick<Move, 'id' | 'to' | 'counter' | 'effects'>;

const move: fc.Arbitrary<Written> = fc.record({
  id: fc.nat(9_999),
  to: fc.integer({ min: -1, max: 500 }),
  counter: fc.integer({ min: -1, max: 9 }),
  effects: fc.array(fc.tuple(fc.nat(30), fc.nat(999)), { maxLength: 63 }).map(pairs => pairs.flat()),
});

/** Reads a cell as expansion does, kind by kind and move by move. */
function read({ words }: Tape, begin: number) {
  const kinds = words[begin]!;
  let at = begin + 2;
  const lists: Written[][] = [];
  for (let kind = 0; kind < 13; kind++) {
    const moves: Written[] = [];
    if ((kinds >>> kind) & 1) {
      const [length, count] = [words[at]!, words[at + 1]!];
      const end = at + 2 + length;
      at += 2;
      for (let each = 0; each < count; each++) {
        const [id, to, head] = [words[at]!, words[at + 1]!, words[at + 2]!];
        const effects = [...words.subarray(at + moveHead, at + moveHead + 2 * effectsIn(head))];
        moves.push({ id, to, counter: counterIn(head), effects });
        at += moveHead + effects.length;
      }
      expect(at).toBe(end);
    }
    lists.push(moves);
  }
  return { lists, certain: words[begin + 1], end: at };
}

test('written cells are read back, for any length of the tape', () => {
  const cell = fc.record({
    lists: fc.array(fc.array(move, { maxLength: 3 }), { minLength: 13, maxLength: 13 }),
    certain: fc.nat(2 ** 13 - 1),
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 12 }), cells => {
      const tape = new Tape();
      const begins = cells.map(({ lists, certain }) => tape.write(lists as Move[][], certain));
      for (const [at, { lists, certain }] of cells.entries()) {
        const found = read(tape, begins[at]!);
        expect(found).toMatchObject({ lists, certain });
        expect(tape.ids(begins[at]!)).toEqual(lists.flat().map(({ id }) => id));
        if (begins[at + 1] !== undefined) expect(found.end).toBe(begins[at + 1]);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test('a step that sends 64 messages is refused', () => {
  const sending = (count: number) => [
    [{ id: 1, to: 2, counter: 0, effects: Array(2 * count).fill(7) } as unknown as Move],
  ];
  const tape = new Tape();
  expect(read(tape, tape.write(sending(63), 0)).lists[0]).toMatchObject([{ counter: 0, effects: Array(126).fill(7) }]);
  expect(() => tape.write(sending(64), 0)).toThrow('a step sends more than 63 messages');
});
