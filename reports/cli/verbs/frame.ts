/** One frame of the terminal UI without a terminal, after a sequence of keys, for pages and tests. */
import { InputError, quoted, wholeNumber } from '#sim';
import { print } from '../../host/streams.ts';
import type { Size } from '../../tui/state/arrange.ts';
import type { Beginning } from '../../tui/state/state.ts';
import { onSwitch, option, type ValuesOf } from '../args/option.ts';
import { answerNow } from '../explore/answer.ts';

export const frameOptions = {
  frame: option('<columns>x<rows>', 'prints one frame of a terminal of this size instead', sizeNamed),
  press: option('<keys>', 'keys pressed before, with blanks between; space*3 is three times', keysNamed),
  svg: onSwitch('prints the frame as a picture'),
};

function sizeNamed(text: string): Size {
  const [, columns, rows] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (columns === undefined || rows === undefined)
    throw new InputError(`a frame’s size is written like 120x40; ${quoted(text)} was given`);
  return { columns: wholeNumber('columns', columns, 1, 500), rows: wholeNumber('rows', rows, 1, 200) };
}

function keysNamed(text: string): readonly string[] {
  return text
    .split(' ')
    .filter(word => word !== '')
    .flatMap(word => {
      const [, key = word, times = '1'] = /^(.+)\*(\d+)$/.exec(word) ?? [];
      return Array.from({ length: wholeNumber('times', times, 1, 10_000) }, () => key);
    });
}

/** Prints the frame after the keys; a question that a key asks is answered before the next key. */
export async function printFrame(
  beginning: Beginning,
  size: Size,
  { press = [], svg }: ValuesOf<typeof frameOptions>,
): Promise<void> {
  const { stateAfter, stillPicture, stillText } = await import('../../tui/app/still.ts');
  const state = stateAfter(press, beginning, size, answerNow);
  print(svg ? stillPicture(state) : stillText(state));
}
