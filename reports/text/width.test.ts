import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { widthOf } from './width.ts';

test('every character in the list of narrow ones has the width that the terminal library reports', () => {
  for (let code = 0x20; code < 0x2700; code++) {
    const sign = String.fromCharCode(code);
    expect(widthOf(sign), code.toString(16)).toBe(stringWidth(sign));
  }
  expect(widthOf('通卡 ▶│')).toBe(7);
});
