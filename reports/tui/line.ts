/** Lines: what panes are made of. Text with looks, no wider than asked; knows nothing of Ink. */
import stringWidth from 'string-width';
import { wrapped } from '../formats/columns.ts';

/** What a piece of text is, for the eye; `looks.ts` says how each is drawn. */
export type Look = 'plain' | 'title' | 'quiet' | 'strong' | 'here' | 'good' | 'bad' | 'owed' | 'fault' | 'changed';

export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** One line of a pane. */
export type Line = readonly Span[];

/** A piece of text with a look. */
export function span(text: string, look: Look = 'plain'): Span {
  return { text, look };
}

/** How many columns a line takes. */
export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + stringWidth(text), 0);
}

/** The line no wider than `columns`, with an ellipsis where something was left out. */
export function clipped(line: Line, columns: number): Line {
  if (widthOf(line) <= columns) return line;
  const kept: Span[] = [];
  let room = columns - 1;
  for (const { text, look } of line) {
    let part = '';
    for (const letter of text) {
      const width = stringWidth(letter);
      if (width > room) return columns > 0 ? [...kept, span(`${part}…`, look)] : [];
      part += letter;
      room -= width;
    }
    kept.push(span(part, look));
  }
  return kept;
}

/** Two lines on one: `left` at the left edge, `right` at the right; the left gives way where there is no room. */
export function spread(left: Line, right: Line, columns: number): Line {
  const end = clipped(right, columns);
  const room = columns - widthOf(end);
  const begin = clipped(left, Math.max(0, room - 1));
  return [...begin, span(' '.repeat(Math.max(0, room - widthOf(begin)))), ...end];
}

/** Text broken between words into lines of at most `columns`, all in one look. */
export function paragraph(text: string, columns: number, look: Look = 'plain'): readonly Line[] {
  return wrapped(text, columns).map(line => clipped([span(line, look)], columns));
}

/** Text in one line of at most `columns`, shortened in its middle: both ends of a token say something. */
export function squeezed(text: string, columns: number): string {
  if (text.length <= columns) return text;
  if (columns < 2) return '…'.slice(0, columns);
  const tail = Math.floor((columns - 1) / 2);
  return `${text.slice(0, columns - 1 - tail)}…${text.slice(text.length - tail)}`;
}

/** Text in one line of at most `columns`, shortened at its beginning. */
export function endOf(text: string, columns: number): string {
  return text.length <= columns ? text : `…${text.slice(text.length - Math.max(0, columns - 1))}`;
}

/** At most `height` of the lines, chosen so that line `at` is among them; what is left out is said at the edges. */
export function around(lines: readonly Line[], at: number, height: number): readonly Line[] {
  if (lines.length <= height) return lines;
  const first = Math.min(Math.max(0, at - Math.floor(height / 2)), lines.length - height);
  const shown = lines.slice(first, first + height);
  const below = lines.length - first - height;
  if (height < 3) return shown;
  if (first > 0) shown[0] = [span(`  ↑ ${first + 1} more`, 'quiet')];
  if (below > 0) shown[height - 1] = [span(`  ↓ ${below + 1} more`, 'quiet')];
  return shown;
}
