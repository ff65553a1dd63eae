/**
 * Drawing: the control sequences that draw a frame, and that enter, clear and leave the alternate screen (ECMA-48,
 * xterm).
 */
import type { Size } from '../state/arrange.ts';
import { type Line, widthOf } from './line.ts';
import { type Canvas, painted } from './paint.ts';

export const enterAlternateScreen = '\u001B[?1049h\u001B[?25l\u001B[H';
export const leaveAlternateScreen = '\u001B[?25h\u001B[?1049l';
export const clearScreen = '\u001B[2J\u001B[H';

/** Synchronized update: a terminal that supports it shows the enclosed output at once. */
const together = { begin: '\u001B[?2026h', end: '\u001B[?2026l' } as const;
const toTheTop = '\u001B[H';
const clearToTheRight = '\u001B[K';
const clearBelow = '\u001B[J';

/**
 * The text that draws a frame over the previous one. A line that fills its row is not followed by a clear, which would
 * erase its last letter.
 */
export function drawn(frame: readonly Line[], { columns, rows }: Size, canvas: Canvas): string {
  const lines = frame.map(line => `${painted(line, canvas)}${widthOf(line) < columns ? clearToTheRight : ''}`);
  const below = lines.length < rows ? clearBelow : '';
  return `${together.begin}${toTheTop}${lines.join('\r\n')}${below}${together.end}`;
}
