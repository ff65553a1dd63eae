/** Lines of styled text, and the functions that cut, pad and wrap them. Independent of Ink. */
import { visible } from '#sim';
import { beginningOf, truncateMiddle } from '../../text/truncate.ts';
import { widthOf as textWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** The styles of a span; `theme.ts` defines how each is drawn. */
export type TextStyle =
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
  | 'caution'
  | 'note'
  | 'fault'
  | 'event'
  | 'arrow'
  | 'changed'
  | 'active'
  | 'upcoming'
  | 'match';

export interface Span {
  readonly text: string;
  readonly style: TextStyle;
}

/** One line of a pane. */
export type Line = readonly Span[];

/** A span of text. Control characters are escaped, so that no text controls the terminal. */
export function span(text: string, style: TextStyle = 'plain'): Span {
  return { text: visible(text), style };
}

/** The width of a line in columns. */
export function widthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** The line cut to `columns`, with an ellipsis if something was cut. */
export function truncated(line: Line, columns: number): Line {
  if (widthOf(line) <= columns) return line;
  const kept: Span[] = [];
  let room = columns - 1;
  for (const { text, style } of line) {
    const part = beginningOf(text, room);
    if (part !== text) return columns > 0 ? [...kept, span(`${part}…`, style)] : [];
    kept.push(span(text, style));
    room -= textWidth(text);
  }
  return kept;
}

/** Two lines on one row: `left` at the left edge, `right` at the right edge; `left` is cut if both do not fit. */
export function justified(left: Line, right: Line, columns: number): Line {
  const end = truncated(right, columns);
  const room = columns - widthOf(end);
  const begin = truncated(left, Math.max(0, room - 1));
  return [...begin, span(' '.repeat(Math.max(0, room - widthOf(begin)))), ...end];
}

/** The line without its first `by` columns. */
export function shifted(line: Line, by: number): Line {
  if (by <= 0) return line;
  let skip = by;
  const kept: Span[] = [];
  for (const { text, style } of line) {
    let rest = '';
    for (const letter of text) {
      if (skip <= 0) rest += letter;
      // The right half of a wide letter becomes a blank.
      else if (skip < textWidth(letter)) rest += ' ';
      skip -= skip > 0 ? textWidth(letter) : 0;
    }
    if (rest !== '') kept.push(span(rest, style));
  }
  return kept;
}

/** The first columns of a line, without an ellipsis. */
export function prefixOf(line: Line, columns: number): Line {
  const kept: Span[] = [];
  let room = columns;
  for (const { text, style } of line) {
    const part = beginningOf(text, room);
    kept.push(span(part, style));
    if (part !== text) return kept;
    room -= textWidth(text);
  }
  return kept;
}

/** The line padded with blanks to `columns`. */
export function padded(line: Line, columns: number): Line {
  const width = widthOf(line);
  return width > columns
    ? truncated(line, columns)
    : width === columns
      ? line
      : [...line, span(' '.repeat(columns - width))];
}

/** The same text in one style. */
export function inStyle(line: Line, style: TextStyle): Line {
  return line.map(({ text }) => ({ text, style }));
}

/** The line with every occurrence of a text marked. */
export function withMatches(line: Line, text: string): Line {
  if (text === '') return line;
  const wanted = text.toLowerCase();
  return line.flatMap(each => {
    const parts: Span[] = [];
    let rest = each.text;
    for (let at = rest.toLowerCase().indexOf(wanted); at >= 0; at = rest.toLowerCase().indexOf(wanted)) {
      parts.push(span(rest.slice(0, at), each.style), span(rest.slice(at, at + wanted.length), 'match'));
      rest = rest.slice(at + wanted.length);
    }
    return [...parts, span(rest, each.style)];
  });
}

/** Text wrapped between words into lines of at most `columns`, in one style. */
export function paragraph(text: string, columns: number, style: TextStyle = 'plain'): readonly Line[] {
  return wrap(visible(text), columns).map(line => truncated([span(line, style)], columns));
}

/** Text in one line of at most `columns`, cut in the middle: both ends of a token carry information. */
export function middleTruncated(text: string, columns: number): string {
  return truncateMiddle(visible(text), columns);
}

/** A line wrapped between words into lines of at most `columns`; each span keeps its style; a longer word is cut. */
export function wrapped(line: Line, columns: number): readonly Line[] {
  const lines: Span[][] = [[]];
  for (const { text, style } of line)
    for (const word of text.split(/(?<= )/)) {
      const last = lines.at(-1)!;
      if (last.length > 0 && widthOf(last) + textWidth(word.trimEnd()) > columns) lines.push([span(word, style)]);
      else last.push(span(word, style));
    }
  return lines.map(each => truncated(trimmed(each), columns));
}

/** The line without the blanks at its end. */
function trimmed(line: Line): Line {
  const last = line.at(-1);
  return last ? [...line.slice(0, -1), span(last.text.trimEnd(), last.style)] : line;
}

/** At most `height` of the lines, around line `at`; the edges show the number of hidden lines. */
export function windowAround(lines: readonly Line[], at: number, height: number): readonly Line[] {
  return windowFrom(lines, at - Math.floor(height / 2), height);
}

/**
 * At most `height` of the lines, from line `at` on if enough lines follow; the edges show the number of hidden lines.
 */
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

/** The first line of a window of `height` over `count` lines, as near to line `at` as possible. */
function firstOf(count: number, at: number, height: number): number {
  return Math.min(Math.max(0, at), Math.max(0, count - height));
}
