/** The theme: the colours of each style and the symbols of each verdict. No other module defines colours or symbols. */
import type { Style } from '../../sequence/canvas.ts';
import type { LightState } from '../run/lights.ts';
import type { Look } from './line.ts';

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
const coloured: Readonly<Record<Look, readonly Code[]>> = {
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
  owed: [yellow],
  note: [yellow],
  fault: [magenta],
  event: [magenta],
  arrow: [cyan],
  changed: [bold, cyan],
  lit: [bold, green],
  upcoming: [dim],
  match: [bold, underlined],
};

/** The styles without colour differ in weight alone; no meaning depends on colour. */
const plain: Readonly<Record<Look, readonly Code[]>> = {
  ...(Object.fromEntries(Object.keys(coloured).map(look => [look, []])) as unknown as typeof coloured),
  title: [bold],
  quiet: [dim],
  strong: [bold],
  here: [bold],
  focus: [bold],
  chosen: [reversed],
  bad: [bold],
  changed: [bold],
  lit: [bold],
  upcoming: [dim],
  match: [underlined],
};

/** The escape sequences of a style, with colour or without. */
export function escapesOf(look: Look, inColour: boolean): Escapes {
  const codes = (inColour ? coloured : plain)[look];
  if (codes.length === 0) return { begin: '', end: '' };
  const written = (numbers: readonly number[]): string => `\u001B[${numbers.join(';')}m`;
  return {
    begin: written(codes.map(([begin]) => begin)),
    end: written([...new Set(codes.map(([, end]) => end))]),
  };
}

/** The style on the screen for each style of a sequence chart. */
export const chartLook: Readonly<Record<Style, Look>> = {
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
export const lightLook: Readonly<Record<LightState, Look>> = {
  holds: 'good',
  violated: 'bad',
  unreached: 'quiet',
  owed: 'owed',
};

/** The symbol of each verdict; the symbols differ, so that no meaning depends on colour. */
export const lightSymbol: Readonly<Record<LightState, string>> = {
  holds: '●',
  violated: '✗',
  unreached: '○',
  owed: '◐',
};

/** The signs of the cursor, a fault, a party that moved in the last step, rules, and the focus. */
export const symbols = { cursor: '›', fault: '!', moved: '•', rule: '─', focus: '▌', dashes: '╌' } as const;
