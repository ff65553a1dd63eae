/**
 * Text wrapped between words. `wrap-ansi` does the same for coloured text, a hundred times as slowly, and without
 * hyphens.
 */
import { beginningOf, truncate } from './truncate.ts';
import { widthOf } from './width.ts';

interface Wrapping {
  /** The difference in width of every line after the first. */
  readonly hanging?: number;
  /** Whether a word wider than a line is hyphenated; otherwise it has its own line, which is too wide. */
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
