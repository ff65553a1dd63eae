/** Goal: a set has one order, and a list that is out of order is found. Method: words and objects whose orders differ in text. */
import { describe, expect, test } from 'vitest';
import { reordered, Sets } from './sets.ts';

describe('a set is kept in canonical order', () => {
  const { at } = { at: (path: string) => new Sets([path]) };

  test('strings as they sort, though in quotation marks they would sort otherwise', () => {
    const words = ['b', 'a!', 'a'];
    expect(at('who').at('who').kept(words)).toEqual(words.toSorted());
    expect(
      [
        ['a', 'a!'],
        ['a!', 'a'],
      ].map(list => at('who').at('who').keeps(list)),
    ).toEqual([true, false]);
  });

  test('anything else by its canonical text', () => {
    expect(
      at('who')
        .at('who')
        .kept([{ b: 1 }, { a: 2 }, [3]]),
    ).toEqual([[3], { a: 2 }, { b: 1 }]);
  });

  test('and a list that is no set in its own', () => {
    expect(at('who').at('other').kept(['b', 'a'])).toEqual(['b', 'a']);
  });
});

describe('a list in another order is found', () => {
  test.each<[string, unknown, unknown, string | undefined]>([
    ['at the top', ['x', 'y'], ['y', 'x'], ''],
    ['below', { a: { b: ['x', 'y'] } }, { a: { b: ['y', 'x'] } }, 'a.b'],
    ['beside what one value leaves undefined', { a: undefined, b: ['x', 'y'] }, { a: {}, b: ['y', 'x'] }, 'b'],
    ['beside what the other value has not at all', { a: { c: 1 }, b: ['x', 'y'] }, { b: ['y', 'x'] }, 'b'],
    ['beside a word that stands for an object', { a: { c: 1 }, b: ['x', 'y'] }, { a: 'c', b: ['y', 'x'] }, 'b'],
    ['but not where the members differ', { a: ['x', 'y'] }, { a: ['y', 'z'] }, undefined],
    ['but not where the order is the same', { a: ['x', 'y'] }, { a: ['x', 'y'] }, undefined],
  ])('%s', (_, one, other, path) => expect(reordered(one, other)).toBe(path));
});
