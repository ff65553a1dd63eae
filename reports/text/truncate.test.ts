import { expect, test } from 'vitest';
import { beginningOf, truncate, truncateMiddle, truncateStart } from './truncate.ts';
import { widthOf } from './width.ts';

test('text that fits is unchanged', () => {
  expect(truncate('one two', 7)).toBe('one two');
  expect(truncateMiddle('one two', 7)).toBe('one two');
});

test('an ellipsis marks the cut: at the end, in the middle, or at the start', () => {
  expect(truncate('one two', 6)).toBe('one t…');
  expect(truncateStart('one two', 6)).toBe('…e two');
  expect(truncateMiddle('scenario/0.1.2~abcd', 11)).toBe('scena…~abcd');
  expect(truncateMiddle('scenario/0.1.2~abcd', 12)).toBe('scenar…~abcd');
});

test('the beginning has no ellipsis', () => {
  expect(beginningOf('one two', 5)).toBe('one t');
  expect(beginningOf('one two', -1)).toBe('');
});

test('no result is wider than the width, with wide characters also', () => {
  for (const text of ['one two three', '通卡通卡通卡', 'a通卡b通卡c', '💳 card 💳'])
    for (let columns = 0; columns <= 14; columns++)
      for (const cut of [truncate, truncateMiddle, truncateStart, beginningOf])
        expect(widthOf(cut(text, columns)), `${cut.name} ${text} ${columns}`).toBeLessThanOrEqual(columns);
});
