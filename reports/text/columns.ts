/** Aligned columns: each as wide as its widest cell, the last one wrapped to the rest of the width. */
import { widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** The least width of the last column, however narrow the terminal is. */
const lastMin = 24;

/** Rows in aligned columns; without a width nothing wraps. */
export function columnsOf(rows: readonly (readonly string[])[], width?: number, indent = ''): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.slice(0, -1).entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  const gap = '  ';
  return rows
    .map(row => {
      const cells = row.slice(0, -1).map((cell, at) => cell + ' '.repeat(widths[at]! - widthOf(cell)));
      const lead = [indent + (cells[0] ?? ''), ...cells.slice(1)].join(gap) + (cells.length > 0 ? gap : '');
      const left = widthOf(lead);
      const lines = wrap(row.at(-1) ?? '', width === undefined ? undefined : Math.max(lastMin, width - left));
      return (lead + lines.join(`\n${' '.repeat(left)}`)).trimEnd();
    })
    .join('\n');
}
