/** Painting: lines as text for a terminal. */
import { asciiOf } from './ascii.ts';
import type { Line } from './line.ts';
import { escapesOf } from './theme.ts';

/** The capabilities of a terminal. */
export interface Canvas {
  readonly colour: boolean;
  /** Whether the terminal shows bold and dim letters; a plain text file does not. */
  readonly weight: boolean;
  readonly unicode: boolean;
}

/** A terminal with all capabilities. */
export const fullCanvas: Canvas = { colour: true, weight: true, unicode: true };

/** Plain text. */
export const plainCanvas: Canvas = { colour: false, weight: false, unicode: true };

/** A line as text; adjacent spans of one style share one escape sequence. */
export function painted(line: Line, { colour, weight, unicode }: Canvas): string {
  let text = '';
  for (const { style, text: written } of joined(line)) {
    const shown = unicode ? written : asciiOf(written);
    const { begin, end } = weight ? escapesOf(style, colour) : { begin: '', end: '' };
    text += `${begin}${shown}${end}`;
  }
  return text;
}

/** The line with adjacent spans of one style merged. */
export function joined(line: Line): Line {
  const spans: { text: string; readonly style: Line[number]['style'] }[] = [];
  for (const { text, style } of line) {
    const last = spans.at(-1);
    if (last?.style === style) last.text += text;
    else if (text !== '') spans.push({ text, style });
  }
  return spans;
}
