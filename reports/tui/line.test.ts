import { expect, test } from 'vitest';
import { around, clipped, endOf, type Line, paragraph, span, spread, squeezed, widthOf } from './line.ts';

const text = (line: Line): string => line.map(each => each.text).join('');

test('a line is cut at its width, between its pieces or inside one', () => {
  const line = [span('one '), span('two', 'bad')];
  expect(text(clipped(line, 7))).toBe('one two');
  expect(text(clipped(line, 6))).toBe('one t…');
  expect(text(clipped(line, 5))).toBe('one …');
  expect(text(clipped(line, 0))).toBe('');
});

test('two lines on one keep the right one whole', () => {
  expect(text(spread([span('left')], [span('right')], 12))).toBe('left   right');
  expect(text(spread([span('left')], [span('right')], 8))).toBe('l… right');
  expect(widthOf(spread([span('left')], [span('right')], 3))).toBe(3);
});

test('what is shortened says so where it is shortened', () => {
  expect(squeezed('scenario/0.1.2~abcd', 11)).toBe('scena…~abcd');
  expect(endOf('running.debitCard.storing', 10)).toBe('…d.storing');
});

test('a paragraph is never wider than asked', () => {
  for (const line of paragraph('a few words and an-extraordinarily-long-one', 12))
    expect(widthOf(line)).toBeLessThanOrEqual(12);
});

test('of many lines those around the cursor are shown, and how many are not', () => {
  const lines = Array.from({ length: 20 }, (_, at): Line => [span(`line ${at}`)]);
  const shown = around(lines, 10, 5).map(text);
  expect(shown).toEqual(['  ↑ 9 more', 'line 9', 'line 10', 'line 11', '  ↓ 8 more']);
  expect(around(lines, 0, 20)).toBe(lines);
});
