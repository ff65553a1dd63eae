/** Paint: lines as text for a terminal. */
import { asciiOf } from './ascii.ts';
import type { Line } from './line.ts';
import { escapesOf } from './theme.ts';

/** What a terminal can show. */
export interface Canvas {
  readonly colour: boolean;
  /** Whether the weight of letters can be shown; a plain text file shows none. */
  readonly weight: boolean;
  readonly unicode: boolean;
}

/** A terminal of today. */
export const fullCanvas: Canvas = { colour: true, weight: true, unicode: true };

/** Nothing but letters. */
export const plainCanvas: Canvas = { colour: false, weight: false, unicode: true };

/** A line as text, neighbours of one look dressed together. */
export function painted(line: Line, { colour, weight, unicode }: Canvas): string {
  let text = '';
  for (const { look, text: written } of joined(line)) {
    const shown = unicode ? written : asciiOf(written);
    const { begin, end } = weight ? escapesOf(look, colour) : { begin: '', end: '' };
    text += `${begin}${shown}${end}`;
  }
  return text;
}

/** The line with neighbours of one look made one. */
export function joined(line: Line): Line {
  const spans: { text: string; readonly look: Line[number]['look'] }[] = [];
  for (const { text, look } of line) {
    const last = spans.at(-1);
    if (last?.look === look) last.text += text;
    else if (text !== '') spans.push({ text, look });
  }
  return spans;
}
