/**
 * Text broken between words. `wrap-ansi` does the same for text with colours in it, a hundred times as slowly, and knows
 * no hyphen.
 */
import { beginningOf, truncate } from './truncate.ts';
import { widthOf } from './width.ts';

interface Wrapping {
  /** How much narrower every line after the first is. */
  readonly hanging?: number;
  /** A word wider than a line is broken with a hyphen; otherwise it stands alone on a line that is too wide. */
  readonly hyphenate?: boolean;
}

/** The lines of a text, each of at most `columns`. */
export function wrap(
  text: string,
  columns = Number.POSITIVE_INFINITY,
  { hanging = 0, hyphenate = false }: Wrapping = {},
): string[] {
  const lines: string[] = [];
  const room = (): number => (lines.length === 0 ? columns : columns - hanging);
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= room()) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    if (!hyphenate) continue;
    while (widthOf(line) > room() && room() > 2) {
      const part = beginningOf(line, room() - 1);
      lines.push(`${part}-`);
      line = line.slice(part.length);
    }
    line = truncate(line, room());
  }
  return [...lines, line];
}
