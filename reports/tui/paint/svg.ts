/** A frame as a picture (SVG 1.1): monospaced text on a grid, each style in its colour. Pure. */
import { widthOf } from '../../text/width.ts';
import type { Line, TextStyle } from './line.ts';
import { joined } from './paint.ts';

/** A cell of the grid, in pixels. */
const cell = { width: 8.4, height: 18, letter: 14 } as const;
const margin = 14;

/** Light text on a dark background; the colours differ in brightness too, so that they differ without hue. */
const ground = '#16181d';
const ink = '#d7dae0';
const colours: Readonly<Partial<Record<TextStyle, string>>> = {
  quiet: '#8b93a1',
  upcoming: '#6c7380',
  here: '#7fdbff',
  focus: '#7fdbff',
  arrow: '#7fdbff',
  changed: '#7fdbff',
  good: '#9fe89f',
  active: '#9fe89f',
  bad: '#ff8f80',
  lost: '#ff8f80',
  caution: '#ffd75f',
  note: '#ffd75f',
  fault: '#f0a6ff',
  event: '#f0a6ff',
  strong: '#ffffff',
  title: '#ffffff',
  match: '#ffd75f',
};
const heavy = new Set<TextStyle>(['title', 'strong', 'here', 'focus', 'bad', 'changed', 'active', 'match']);

/** The picture of a frame that is `columns` wide. */
export function svgOf(lines: readonly Line[], columns: number): string {
  const width = Math.round(columns * cell.width + 2 * margin);
  const height = Math.round(lines.length * cell.height + 2 * margin);
  const text = lines.flatMap((line, row) => lineText(line, margin + (row + 0.75) * cell.height));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${cell.letter}" fill="${ink}" xml:space="preserve">`,
    ...text,
    '</g>',
    '</svg>',
  ].join('\n');
}

/** A line: each span at its own column, so that any typeface keeps the grid. */
function lineText(line: Line, y: number): string[] {
  let column = 0;
  return joined(line).flatMap(({ text, style }) => {
    const x = (margin + column * cell.width).toFixed(1);
    const columns = widthOf(text);
    column += columns;
    if (text.trim() === '' && style !== 'chosen') return [];
    const colour = colours[style];
    const dress = `${colour ? ` fill="${colour}"` : ''}${heavy.has(style) ? ' font-weight="bold"' : ''}`;
    const length = ` textLength="${(columns * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"`;
    return [`<text x="${x}" y="${y.toFixed(1)}"${dress}${length}>${escaped(text)}</text>`];
  });
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, sign => escapes[sign] ?? sign).replaceAll(' ', '\u00A0');
}
