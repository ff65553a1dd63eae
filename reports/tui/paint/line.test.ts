import { expect, test } from 'vitest';
import {
  justified,
  type Line,
  middleTruncated,
  paragraph,
  span,
  truncated,
  widthOf,
  windowAround,
  windowFrom,
  wrapped,
} from './line.ts';

const text = (line: Line): string => line.map(each => each.text).join('');

test('a line is cut at its width, between its spans or inside one', () => {
  const line = [span('one '), span('two', 'bad')];
  expect(text(truncated(line, 7))).toBe('one two');
  expect(text(truncated(line, 6))).toBe('one t…');
  expect(text(truncated(line, 5))).toBe('one …');
  expect(text(truncated(line, 0))).toBe('');
});

test('two lines on one row keep the right line whole', () => {
  expect(text(justified([span('left')], [span('right')], 12))).toBe('left   right');
  expect(text(justified([span('left')], [span('right')], 8))).toBe('l… right');
  expect(widthOf(justified([span('left')], [span('right')], 3))).toBe(3);
});

test('shortened text has an ellipsis at the cut', () => {
  expect(middleTruncated('scenario/0.1.2~abcd', 11)).toBe('scena…~abcd');
});

test('a paragraph is not wider than its width', () => {
  for (const line of paragraph('a few words and an-extraordinarily-long-one', 12))
    expect(widthOf(line)).toBeLessThanOrEqual(12);
});

test('a window shows the lines around the cursor and the number of hidden lines', () => {
  const lines = Array.from({ length: 20 }, (_, at): Line => [span(`line ${at}`)]);
  const shown = windowAround(lines, 10, 5).map(text);
  expect(shown).toEqual(['  ↑ 9 more', 'line 9', 'line 10', 'line 11', '  ↓ 8 more']);
  expect(windowAround(lines, 0, 20)).toBe(lines);
});

test('a window begins at the given line, if enough lines follow', () => {
  const lines = Array.from({ length: 9 }, (_, at): Line => [span(`line ${at}`)]);
  expect(windowFrom(lines, 2, 4).map(text)).toEqual(['  ↑ 3 more', 'line 3', 'line 4', '  ↓ 4 more']);
  expect(windowFrom(lines, 99, 4).map(text)).toEqual(['  ↑ 6 more', 'line 6', 'line 7', 'line 8']);
  expect(windowFrom(lines, -5, 4).map(text)).toEqual(['line 0', 'line 1', 'line 2', '  ↓ 6 more']);
});

test('a line is wrapped between words, and each span keeps its style', () => {
  const line = [span('one two', 'bad'), span(' · ', 'quiet'), span('incomprehensible')];
  expect(wrapped(line, 9).map(text)).toEqual(['one two ·', 'incompre…']);
  expect(wrapped(line, 30)).toHaveLength(1);
  expect(wrapped(line, 9)[0]![0]!.style).toBe('bad');
});
