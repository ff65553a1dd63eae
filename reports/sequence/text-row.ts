/** Paints one row of a text chart: an arrow, an event, a note, a change of power, a separator. */

import { truncate } from '../text/truncate.ts';
import { widthOf } from '../text/width.ts';
import type { Line, Style } from './canvas.ts';
import { arrowTrim, type Plan } from './lanes.ts';
import type { Row } from './layout.ts';
import type { Sheet } from './sheet.ts';

type Of<Kind extends Row['kind']> = Extract<Row, { kind: Kind }>;

/** Paints a row below the lines so far, or beside the last line if it belongs to it. */
export function paintRow(sheet: Sheet, plan: Plan, row: Row): void {
  switch (row.kind) {
    case 'arrow':
      paintArrow(sheet, plan, row);
      break;
    case 'copy':
      paintCopy(sheet, plan, row);
      break;
    case 'event':
      paintEvent(sheet, plan, row);
      break;
    case 'power':
      paintPower(sheet, plan, row);
      break;
    case 'note':
      paintNote(sheet, row);
      break;
    case 'separator':
      paintSeparator(sheet, plan, row);
      break;
  }
}

/** The shaft of an arrow, its heads to the right and to the left, and its style. */
const arrowForms = {
  delivered: { shaft: '─', heads: ['▶', '◀'], style: 'arrow', remark: '' },
  ignored: { shaft: '─', heads: ['▷', '◁'], style: 'lane', remark: 'ignored' },
  unheard: { shaft: '─', heads: ['▶', '◀'], style: 'alert', remark: 'unheard' },
  lost: { shaft: '╌', heads: ['╳', '╳'], style: 'lost', remark: '' },
  copied: { shaft: '═', heads: ['╡', '╞'], style: 'event', remark: '' },
} as const;

function paintArrow(
  sheet: Sheet,
  plan: Plan,
  { from, to, label, detail, outcome, step, sentIn, down }: Of<'arrow'>,
): void {
  // An overtaken message shows its sending step, since its arrow begins elsewhere.
  const sent = sentIn !== undefined && sentIn < step - 1 ? `(sent in ${sentIn})` : '';
  const labels = [[label, detail, sent], [label, sent], [label, detail], [label]].map(parts =>
    parts.filter(Boolean).join(' '),
  );
  const line = draw(sheet, plan, from, to, labels, arrowForms[outcome]);
  sheet.down = down;
  const { remark, style } = arrowForms[outcome];
  if (remark !== '') sheet.beside(to, `[${remark}]`, style, line);
}

function paintCopy(sheet: Sheet, plan: Plan, { from, to, label }: Of<'copy'>): void {
  draw(sheet, plan, from, to, [`${label} ×2`], arrowForms.copied);
}

/** Draws an arrow with the first label that fits on it, else with the last one on the line above. */
function draw(
  sheet: Sheet,
  { columns, gutter, columnOf }: Plan,
  from: string,
  to: string,
  labels: readonly string[],
  { shaft, heads, style }: (typeof arrowForms)[keyof typeof arrowForms],
): Line {
  const [start, end] = [columnOf(from), columnOf(to)];
  const rightward = start < end;
  const broken = shaft !== '─';
  const [low, high] = rightward ? [start, end] : [end, start];
  const length = high - low;
  const on = labels.find(label => widthOf(label) <= length - arrowTrim + 1 - (broken ? 2 : 0));
  const label = on ?? truncate(labels.at(-1)!, columns - gutter);
  const width = widthOf(label);
  const centre = Math.round((low + high - width + (rightward ? 0 : 1)) / 2);
  const labelStyle: Style = style === 'lost' || style === 'alert' || style === 'lane' ? style : 'label';
  if (on === undefined) {
    const above = Math.max(gutter, Math.min(centre, columns - width));
    sheet.line().put(above, label, labelStyle);
  }
  const line = sheet.line();
  line.put(start, rightward ? '├' : '┤', style);
  line.put(low + 1, shaft.repeat(length - 1), style);
  // The head of a lost message ends short of the lifeline.
  const short = broken ? 3 : 1;
  if (broken) line.put(rightward ? end - 2 : end + 1, '  ', 'plain', true);
  line.put(rightward ? end - short : end + short, rightward ? heads[0] : heads[1], style);
  if (on !== undefined) line.put(centre, label, labelStyle);
  return line;
}

/** A new state in brackets, new facts without. */
function paintNote(sheet: Sheet, { lane, of, text }: Of<'note'>): void {
  const line = sheet.lines.at(-1);
  if (of === 'state') sheet.beside(lane, `[${text}]`, 'note', line);
  else sheet.beside(lane, `· ${text}`, 'detail', line);
}

const marks = { intent: '●', expiry: '◷', proceed: '◆' } as const;

function paintEvent(sheet: Sheet, { columnOf }: Plan, { lane, event, text, down }: Of<'event'>): void {
  const line = sheet.line();
  line.put(columnOf(lane), marks[event], 'event');
  sheet.beside(lane, text, 'event', line);
  sheet.down = down;
}

function paintPower(sheet: Sheet, { columns, gutter, columnOf }: Plan, { lane, on, text, down }: Of<'power'>): void {
  const line = sheet.line();
  const shade = on ? '░░' : '▓▓';
  const mark = `${shade} ${text} ${shade}`;
  const at = Math.max(gutter, Math.min(columnOf(lane) - Math.floor(widthOf(mark) / 2), columns - widthOf(mark)));
  line.put(at, mark, on ? 'on' : 'off');
  sheet.goOn(line, lane);
  sheet.down = down;
}

function paintSeparator(sheet: Sheet, { columns, gutter, lanes, columnOf }: Plan, { text }: Of<'separator'>): void {
  sheet.line();
  const line = sheet.line();
  const last = Math.min(columns, columnOf(lanes.at(-1)!) + 3);
  line.put(gutter, '╌'.repeat(Math.max(0, last - gutter)), 'event');
  line.put(Math.max(gutter, Math.round((gutter + last - widthOf(text)) / 2)) - 1, ` ↻ ${text} `, 'event');
  sheet.line();
}
