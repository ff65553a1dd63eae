/** The theme: how each look and each light is drawn. The only place that knows colours and symbols. */
import type { Style } from '../../sequence/canvas.ts';
import type { LightState } from '../run/lights.ts';
import type { Look } from './line.ts';

/** The escape sequences that begin a look on a terminal and end it (ECMA-48, "select graphic rendition"). */
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

/** The terminal's own sixteen colours: they are readable on its background, light or dark. */
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

/** Without colour, weight alone tells looks apart; no meaning rests on colour. */
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

/** How a look is drawn, with colour or without. */
export function escapesOf(look: Look, inColour: boolean): Escapes {
  const codes = (inColour ? coloured : plain)[look];
  if (codes.length === 0) return { begin: '', end: '' };
  const written = (numbers: readonly number[]): string => `\u001B[${numbers.join(';')}m`;
  return {
    begin: written(codes.map(([begin]) => begin)),
    end: written([...new Set(codes.map(([, end]) => end))]),
  };
}

/** The look of each style of the chart. */
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

/** The look of a light. */
export const lightLook: Readonly<Record<LightState, Look>> = {
  holds: 'good',
  violated: 'bad',
  unreached: 'quiet',
  owed: 'owed',
};

/** The symbol of a light: each its own, so that colour is never needed. */
export const lightSymbol: Readonly<Record<LightState, string>> = {
  holds: '●',
  violated: '✗',
  unreached: '○',
  owed: '◐',
};

/** What stands before the choice the cursor is on, before a fault, and before a party that has just moved. */
export const symbols = { cursor: '›', fault: '!', moved: '•', rule: '─', focus: '▌', dashes: '╌' } as const;
