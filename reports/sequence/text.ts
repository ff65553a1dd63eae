/** A sequence chart as Unicode text for a terminal of any width. */
import type { PartyName } from '#machines';
import { widthOf } from '../text/width.ts';
import { type FormatText, Line, type Style } from './canvas.ts';
import { type Plan, planOf } from './lanes.ts';
import type { Layout } from './layout.ts';
import { Sheet } from './sheet.ts';
import { paintRow } from './text-row.ts';
import { titleOf, wordingOf } from './words.ts';

/** The options of painting. */
export interface PaintOptions {
  readonly columns: number;
  readonly colour: boolean;
}

/** The number of rows from which a chart repeats the party names at its end. */
const footerRows = 30;

/** The chart as lines of text within the columns; on its own plan, unless one is given. */
export function paintText(
  layout: Layout,
  { columns, colour }: PaintOptions,
  plan: Plan = planOf(layout, columns),
): string {
  const sheet = new Sheet(plan, layout.down);
  sheet.lines.push(...headerOf(plan, layout.down));
  let step = 0;
  for (const row of layout.rows) {
    if (row.step !== step && row.kind !== 'separator') {
      step = row.step;
      sheet.begin(step);
    }
    paintRow(sheet, plan, row);
  }
  sheet.line();
  if (layout.rows.length > footerRows) sheet.lines.push(...headerOf(plan, sheet.down));
  return [
    ...sheet.lines.map(line => line.paint(formatFor(colour))),
    ...waiting(layout, columns, formatFor(colour)),
  ].join('\n');
}

/** The party names above (or below) their lifelines. */
export function headerOf({ headers, lanes, columns, columnOf }: Plan, down: readonly PartyName[]): readonly Line[] {
  const height = Math.max(...headers.map(lines => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const line = new Line(columns);
    for (const [index, lane] of lanes.entries()) {
      const lines = headers[index]!;
      // Names are bottom-aligned on their lifelines.
      const text = lines[at - (height - lines.length)] ?? '';
      line.put(columnOf(lane) - Math.floor(widthOf(text) / 2), text, down.includes(lane) ? 'off' : 'header');
    }
    return line;
  });
}

function waiting({ inFlight, lanes }: Layout, columns: number, format: FormatText): string[] {
  if (inFlight.length === 0 || lanes.length === 0) return [];
  const lines = inFlight.map(({ from, to, message }) => {
    const { label, detail } = wordingOf(message, [from, to]);
    const line = new Line(columns);
    const ends = `${titleOf(from)} → ${titleOf(to)}`;
    line.put(2, ends, 'plain');
    line.put(4 + widthOf(ends), label, 'label');
    line.put(5 + widthOf(ends) + widthOf(label), detail, 'detail');
    return line.paint(format);
  });
  return ['', format('note', 'still in flight:'), ...lines];
}

/** The codes that begin and end a colour or weight (ECMA-48, SGR). */
type Code = readonly [begin: number, end: number];
const bold: Code = [1, 22];
const dim: Code = [2, 22];
const red: Code = [31, 39];
const green: Code = [32, 39];
const yellow: Code = [33, 39];
const magenta: Code = [35, 39];
const cyan: Code = [36, 39];

/** The codes of each style, from the inside out. */
const codes: Readonly<Record<Style, readonly Code[]>> = {
  plain: [],
  lane: [dim],
  number: [dim],
  header: [bold],
  arrow: [cyan],
  label: [bold],
  detail: [dim],
  note: [yellow],
  event: [magenta],
  lost: [red],
  alert: [red, bold],
  off: [red],
  on: [green],
};

function formatFor(colour: boolean): FormatText {
  if (!colour) return (_, text) => text;
  return (style, text) =>
    codes[style].reduce((inside, [begin, end]) => `\u001B[${begin}m${inside}\u001B[${end}m`, text);
}
