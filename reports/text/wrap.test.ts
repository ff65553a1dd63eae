import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test('lines are wrapped between words, and without a width nothing wraps', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('one two three')).toEqual(['one two three']);
});

test('a word longer than the width has its own line', () => {
  expect(wrap('a incomprehensibility b', 5)).toEqual(['a', 'incomprehensibility', 'b']);
});

test('a word longer than the width is hyphenated on request, and no letter is lost', () => {
  const lines = wrap('an incomprehensibility of it', 9, { hyphenate: true, hanging: 2 });
  expect(lines).toEqual(['an', 'incomp-', 'rehens-', 'ibility', 'of it']);
});

test('lines after the first are narrower by the hanging indent', () => {
  expect(wrap('one two three four', 10)).toEqual(['one two', 'three four']);
  expect(wrap('one two three four', 10, { hanging: 1 })).toEqual(['one two', 'three', 'four']);
});
