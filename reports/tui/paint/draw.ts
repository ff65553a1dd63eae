/** Drawing: what a frame is on a terminal, and how its own screen is entered, cleared and left (ECMA-48 and xterm). */
import type { Size } from '../state/arrange.ts';
import { type Line, widthOf } from './line.ts';
import { type Canvas, painted } from './paint.ts';

export const enterAlternateScreen = '\u001B[?1049h\u001B[?25l\u001B[H';
export const leaveAlternateScreen = '\u001B[?25h\u001B[?1049l';
export const clearScreen = '\u001B[2J\u001B[H';

/** Signs that make one change of what is between them, on terminals that know them. */
const together = { begin: '\u001B[?2026h', end: '\u001B[?2026l' } as const;
const toTheTop = '\u001B[H';
const clearToTheRight = '\u001B[K';
const clearBelow = '\u001B[J';

/** What draws a frame over the one before. A line that fills its row is not cleared after: that would take its last letter. */
export function drawn(frame: readonly Line[], { columns, rows }: Size, canvas: Canvas): string {
  const lines = frame.map(line => `${painted(line, canvas)}${widthOf(line) < columns ? clearToTheRight : ''}`);
  const below = lines.length < rows ? clearBelow : '';
  return `${together.begin}${toTheTop}${lines.join('\r\n')}${below}${together.end}`;
}
