import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CorruptFile, decode, encode, fromWords, toWords, Words } from './word-file.ts';

const written = (words: Iterable<Int32Array>): Uint8Array =>
  Uint8Array.from(Buffer.concat(Array.from(encode(words), piece => piece.slice())));
const inPiecesOf = (size: number, file: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(file.length / size) }, (_, at) => file.subarray(size * at, size * (at + 1)));
const read = (file: Iterable<Uint8Array>): number[] => Array.from(decode(file), block => [...block]).flat();

// A block holds 65,536 words.
test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])('%i words are read as they were written', count => {
  const words = Int32Array.from({ length: count }, (_, at) => Math.imul(at + 1, 0x9e3779b1));
  for (const parts of [[words], [words.subarray(0, 7), words.subarray(7, 7), words.subarray(7)]]) {
    const file = written(parts);
    for (const size of [997, 4096, file.length]) {
      const blocks = Array.from(decode(inPiecesOf(size, file)), block => block.slice());
      expect(
        Buffer.concat(blocks.map(block => new Uint8Array(block.buffer))).equals(new Uint8Array(words.buffer)),
      ).toBe(true);
      expect(blocks.map(({ length }) => length)).toEqual(
        [...Array(Math.floor(count / 65_536)).fill(65_536), count % 65_536].filter(length => length > 0),
      );
    }
    // A line of 20 bytes, a length for each block and the empty one, and two words of digest.
    expect(file.length).toBe(20 + 4 * (count + Math.ceil(count / 65_536) + 1 + 2));
  }
});

test('empty pieces are skipped', () => {
  const file = written([Int32Array.of(1, 2, 3)]);
  const nothing = new Uint8Array(0);
  expect(read([nothing, file.subarray(0, 5), nothing, nothing, file.subarray(5), nothing])).toEqual([1, 2, 3]);
});

test('a changed, missing or additional byte is detected at any place', () => {
  const words = fc.array(fc.integer(), { maxLength: 12 }).map(numbers => Int32Array.from(numbers));
  fc.assert(
    fc.property(words, fc.nat(), fc.integer({ min: 1, max: 255 }), (words, place, change) => {
      const file = written([words]);
      const at = place % file.length;
      const changed = file.slice();
      changed[at]! ^= change;
      for (const bad of [changed, file.subarray(0, at), Buffer.concat([file, Buffer.of(change)])])
        expect(() => read([bad])).toThrow(CorruptFile);
    }),
    { seed: 1, numRuns: 400 },
  );
});

describe('a file that is no checkpoint of this version is refused with its reason', () => {
  const file = written([Int32Array.of(7)]);
  test.each([
    ['tongka checkpoint 2\n', 'is of another version of tongka'],
    ['tongka checkpoint 9\n', 'is of another version of tongka'],
    ['tongka checkpoint x\n', 'is no checkpoint'],
    ['xtongka checkpoint 2\n', 'is no checkpoint'],
    ['', 'is no checkpoint'],
  ])('%j', (line, says) => {
    expect(() => read([Buffer.concat([Buffer.from(line), file.subarray(20)])])).toThrow(new CorruptFile(says));
  });

  test('an impossible length', () => {
    for (const length of [-1, 65_537]) {
      const changed = file.slice();
      new DataView(changed.buffer).setInt32(20, length, true);
      expect(() => read([changed])).toThrow(new CorruptFile('is torn'));
    }
  });
});

describe('words from blocks', () => {
  const blocks = [Int32Array.of(), Int32Array.of(1, 2), Int32Array.of(), Int32Array.of(3), Int32Array.of()];

  test('are read one by one or many at a time, and to the end', () => {
    const words = new Words(blocks);
    expect(words.next()).toBe(1);
    expect(() => words.end()).toThrow(new CorruptFile('is torn'));
    const two = new Int32Array(2);
    const others = new Words(blocks);
    others.fill(two);
    expect([...two, others.next()]).toEqual([1, 2, 3]);
    expect(() => others.next()).toThrow(new CorruptFile('is torn'));
    const all = new Words([Int32Array.of(1)]);
    all.next();
    expect(() => all.end()).not.toThrow();
    const more = new Words([Int32Array.of(1), Int32Array.of(2)]);
    more.next();
    expect(() => more.end()).toThrow(new CorruptFile('is torn'));
  });

  test('hold plain values, and the words after them', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 4 }), values => {
        const plain = JSON.parse(JSON.stringify(values)) as unknown[];
        const words = new Words([...plain.map(toWords), Int32Array.of(42)]);
        for (const value of plain) expect(fromWords(words)).toEqual(value);
        expect(words.next()).toBe(42);
        words.end();
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
