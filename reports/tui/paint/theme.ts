/** The theme: the colours of each style and the symbols of each verdict. No other module defines colours or symbols. */
import type { Style } from '../../sequence/canvas.ts';
import type { VerdictState } from '../run/verdicts.ts';
import type { TextStyle } from './line.ts';

/** The escape sequences that begin and end a style on a terminal (ECMA-48, "select graphic rendition"). */
export interface Escapes {
  readonly begin: string;
  readonly end: string;
}

const bold = [1, 22] as const;
const dim = [2, 22] as const;
const underlined = [4, 24] as const;
const reversed = [7, 27] as const;
const colour = (number: number): readonly [number, number] => [number, 39];
const [red, green, yellow, magenta, cyan] = [colour(31), colour(32), colour(33), colour(35), colour(36)];

type Code = readonly [number, number];

/** The sixteen colours of the terminal: they are readable on a light and on a dark background. */
const coloured: Readonly<Record<TextStyle, readonly Code[]>> = {
  plain: [],
  title: [bold],
  quiet: [dim],
  strong: [bold],
  here: [bold, cyan],
  focus: [bold, cyan],
  chosen: [reversed],
  good: [green],
  bad: [bold, red],
  lost: [red],
  caution: [yellow],
  note: [yellow],
  fault: [magenta],
  event: [magenta],
  arrow: [cyan],
  changed: [bold, cyan],
  active: [bold, green],
  upcoming: [dim],
  match: [bold, underlined],
};

/** The styles without colour differ in weight alone; no meaning depends on colour. */
const plain: Readonly<Record<TextStyle, readonly Code[]>> = {
  ...(Object.fromEntries(Object.keys(coloured).map(style => [style, []])) as unknown as typeof coloured),
  title: [bold],
  quiet: [dim],
  strong: [bold],
  here: [bold],
  focus: [bold],
  chosen: [reversed],
  bad: [bold],
  changed: [bold],
  active: [bold],
  upcoming: [dim],
  match: [underlined],
};

/** The escape sequences of a style, with colour or without. */
export function escapesOf(style: TextStyle, inColour: boolean): Escapes {
  const codes = (inColour ? coloured : plain)[style];
  if (codes.length === 0) return { begin: '', end: '' };
  const written = (numbers: readonly number[]): string => `\u001B[${numbers.join(';')}m`;
  return {
    begin: written(codes.map(([begin]) => begin)),
    end: written([...new Set(codes.map(([, end]) => end))]),
  };
}

/** The style on the screen for each style of a sequence chart. */
export const chartStyle: Readonly<Record<Style, TextStyle>> = {
  plain: 'plain',
  lane: 'quiet',
  number: 'quiet',
  header: 'title',
  arrow: 'arrow',
  label: 'strong',
  detail: 'quiet',
  note: 'note',
  event: 'event',
  lost: 'lost',
  alert: 'bad',
  off: 'bad',
  on: 'good',
};

/** The style of each verdict. */
export const verdictStyle: Readonly<Record<VerdictState, TextStyle>> = {
  holds: 'good',
  violated: 'bad',
  unreached: 'quiet',
  pending: 'caution',
};

/** The symbol of each verdict; the symbols differ, so that no meaning depends on colour. */
export const verdictSymbol: Readonly<Record<VerdictState, string>> = {
  holds: '●',
  violated: '✗',
  unreached: '○',
  pending: '◐',
};

/** The signs of the cursor, a fault, a party that moved in the last step, rules, and the focus. */
export const symbols = { cursor: '›', fault: '!', moved: '•', rule: '─', focus: '▌', dashes: '╌' } as const;
