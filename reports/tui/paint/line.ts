/** Lines: text in pieces, each with a look. The functions cut, pad and wrap them; nothing here knows Ink. */
import { visible } from '#sim';
import { beginningOf, truncateMiddle } from '../../text/truncate.ts';
import { widthOf as textWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** What a piece of text is, for the eye; `theme.ts` says how each is drawn. */
export type Look =
  | 'plain'
  | 'title'
  | 'quiet'
  | 'strong'
  | 'here'
  | 'focus'
  | 'chosen'
  | 'good'
  | 'bad'
  | 'lost'
  | 'owed'
  | 'note'
  | 'fault'
  | 'event'
  | 'arrow'
  | 'changed'
  | 'lit'
  | 'upcoming'
  | 'match';

export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** One line of a pane. */
export type Line = readonly Span[];

/** A piece of text with a look. Control characters in it are made visible, so that no text steers the terminal. */
export function span(text: string, look: Look = 'plain'): Span {
  return { text: visible(text), look };
}

/** How many columns a line takes. */
export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** The line no wider than `columns`, with an ellipsis where something was left out. */
export function truncated(line: Line, columns: number): Line {
  if (widthOf(line) <= columns) return line;
  const kept: Span[] = [];
  let room = columns - 1;
  for (const { text, look } of line) {
    const part = beginningOf(text, room);
    if (part !== text) return columns > 0 ? [...kept, span(`${part}…`, look)] : [];
    kept.push(span(text, look));
    room -= textWidth(text);
  }
  return kept;
}

/** Two lines on one: `left` at the left edge, `right` at the right; the left gives way where there is no room. */
export function justified(left: Line, right: Line, columns: number): Line {
  const end = truncated(right, columns);
  const room = columns - widthOf(end);
  const begin = truncated(left, Math.max(0, room - 1));
  return [...begin, span(' '.repeat(Math.max(0, room - widthOf(begin)))), ...end];
}

/** The line from a column on, as if it began there. */
export function shifted(line: Line, by: number): Line {
  if (by <= 0) return line;
  let skip = by;
  const kept: Span[] = [];
  for (const { text, look } of line) {
    let rest = '';
    for (const letter of text) {
      if (skip <= 0) rest += letter;
      // Half of a wide letter is a blank.
      else if (skip < textWidth(letter)) rest += ' ';
      skip -= skip > 0 ? textWidth(letter) : 0;
    }
    if (rest !== '') kept.push(span(rest, look));
  }
  return kept;
}

/** The first columns of a line, without a sign that there are more. */
export function prefixOf(line: Line, columns: number): Line {
  const kept: Span[] = [];
  let room = columns;
  for (const { text, look } of line) {
    const part = beginningOf(text, room);
    kept.push(span(part, look));
    if (part !== text) return kept;
    room -= textWidth(text);
  }
  return kept;
}

/** The line with blanks after it, so that it fills its columns. */
export function padded(line: Line, columns: number): Line {
  const width = widthOf(line);
  return width > columns
    ? truncated(line, columns)
    : width === columns
      ? line
      : [...line, span(' '.repeat(columns - width))];
}

/** The same words, all in one look. */
export function inLook(line: Line, look: Look): Line {
  return line.map(({ text }) => ({ text, look }));
}

/** The line with every place marked where a text stands. */
export function withMatches(line: Line, text: string): Line {
  if (text === '') return line;
  const sought = text.toLowerCase();
  return line.flatMap(each => {
    const parts: Span[] = [];
    let rest = each.text;
    for (let at = rest.toLowerCase().indexOf(sought); at >= 0; at = rest.toLowerCase().indexOf(sought)) {
      parts.push(span(rest.slice(0, at), each.look), span(rest.slice(at, at + sought.length), 'match'));
      rest = rest.slice(at + sought.length);
    }
    return [...parts, span(rest, each.look)];
  });
}

/** Text broken between words into lines of at most `columns`, all in one look. */
export function paragraph(text: string, columns: number, look: Look = 'plain'): readonly Line[] {
  return wrap(visible(text), columns).map(line => truncated([span(line, look)], columns));
}

/** Text in one line of at most `columns`, shortened in its middle: both ends of a token say something. */
export function middleTruncated(text: string, columns: number): string {
  return truncateMiddle(visible(text), columns);
}

/** A line broken between words into lines of at most `columns`, each piece in its own look; a longer word is cut. */
export function wrapped(line: Line, columns: number): readonly Line[] {
  const lines: Span[][] = [[]];
  for (const { text, look } of line)
    for (const word of text.split(/(?<= )/)) {
      const last = lines.at(-1)!;
      if (last.length > 0 && widthOf(last) + textWidth(word.trimEnd()) > columns) lines.push([span(word, look)]);
      else last.push(span(word, look));
    }
  return lines.map(each => truncated(trimmed(each), columns));
}

/** Without the blank a line is broken at. */
function trimmed(line: Line): Line {
  const last = line.at(-1);
  return last ? [...line.slice(0, -1), span(last.text.trimEnd(), last.look)] : line;
}

/** At most `height` of the lines, those around line `at`; what is left out is said at the edges. */
export function windowAround(lines: readonly Line[], at: number, height: number): readonly Line[] {
  return windowFrom(lines, at - Math.floor(height / 2), height);
}

/** At most `height` of the lines, from line `at` on as far as there are enough; what is left out is said at the edges. */
export function windowFrom(lines: readonly Line[], at: number, height: number): readonly Line[] {
  if (lines.length <= height) return lines;
  const first = firstOf(lines.length, at, height);
  const shown = lines.slice(first, first + height);
  const below = lines.length - first - height;
  if (height < 3) return shown;
  if (first > 0) shown[0] = [span(`  ↑ ${first + 1} more`, 'quiet')];
  if (below > 0) shown[height - 1] = [span(`  ↓ ${below + 1} more`, 'quiet')];
  return shown;
}

/** The line a window of `height` over so many lines begins with, asked to begin with line `at`. */
function firstOf(count: number, at: number, height: number): number {
  return Math.min(Math.max(0, at), Math.max(0, count - height));
}
