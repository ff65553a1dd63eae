/** Goal: a set has one stored order, and a reordered list is found. Method: words and objects whose text sorts differently. */
import { describe, expect, test } from 'vitest';
import { reordered, Sets } from './sets.ts';

describe('a set is kept in canonical order', () => {
  const { at } = { at: (path: string) => new Sets([path]) };

  test('strings are sorted without their quotation marks', () => {
    const words = ['b', 'a!', 'a'];
    expect(at('who').at('who').kept(words)).toEqual(words.toSorted());
    expect(
      [
        ['a', 'a!'],
        ['a!', 'a'],
      ].map(list => at('who').at('who').keeps(list)),
    ).toEqual([true, false]);
  });

  test('other values are sorted by their canonical text', () => {
    expect(
      at('who')
        .at('who')
        .kept([{ b: 1 }, { a: 2 }, [3]]),
    ).toEqual([[3], { a: 2 }, { b: 1 }]);
  });

  test('a list that is no set keeps its order', () => {
    expect(at('who').at('other').kept(['b', 'a'])).toEqual(['b', 'a']);
  });
});

describe('a reordered list is found', () => {
  test.each<[string, unknown, unknown, string | undefined]>([
    ['at the top', ['x', 'y'], ['y', 'x'], ''],
    ['at a path', { a: { b: ['x', 'y'] } }, { a: { b: ['y', 'x'] } }, 'a.b'],
    ['after a field that is undefined in one value', { a: undefined, b: ['x', 'y'] }, { a: {}, b: ['y', 'x'] }, 'b'],
    ['after a field that is missing in the other value', { a: { c: 1 }, b: ['x', 'y'] }, { b: ['y', 'x'] }, 'b'],
    [
      'after a field that is a string in the other value',
      { a: { c: 1 }, b: ['x', 'y'] },
      { a: 'c', b: ['y', 'x'] },
      'b',
    ],
    ['only if the members are equal', { a: ['x', 'y'] }, { a: ['y', 'z'] }, undefined],
    ['only if the order differs', { a: ['x', 'y'] }, { a: ['x', 'y'] }, undefined],
  ])('%s', (_, one, other, path) => expect(reordered(one, other)).toBe(path));
});
