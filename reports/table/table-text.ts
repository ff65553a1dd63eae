/** A table as text: states below each other, the names of messages as steps above their columns. Pure. */
import { wrap } from '../text/wrap.ts';
import type { Reason } from './reasons.ts';
import { type Cell, cells, countsOf, type Kind, type Table } from './table.ts';

const signs: Readonly<Record<Cell, string>> = {
  handled: 'H',
  ignored: '·',
  refused: 'R',
  unexpected: '_',
  elsewhere: ' ',
};
const legend: Readonly<Record<Cell, string>> = {
  handled: 'H handled',
  ignored: '· ignored',
  refused: 'R refused',
  unexpected: '_ unexpected',
  elsewhere: 'blank taken by another region',
};
const headings: Readonly<Record<Kind, string>> = {
  command: 'commands',
  answer: 'answers',
  news: 'news',
  message: 'messages',
};

/** A space at which no line ends. */
const tied = '\u00A0';

type Brush = (text: string) => string;

/** How a table is drawn: its width, and the colours of what deserves attention and of what does not. */
export interface TableLook {
  readonly width: number;
  readonly bold: Brush;
  readonly dim: Brush;
  readonly red: Brush;
}

/** A column: its message with its kind, its place among the messages, and its distance from the first column. */
interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly at: number;
  readonly left: number;
}

/** The lines of a table of a party: title, parts as wide as there is room for, legend. */
export function tableText(table: Table, party: string, look: TableLook): string {
  const { region, rows, alike, asleep, reasons } = table;
  const lead = Math.max(...rows.map(({ state }) => state.length)) + 2;
  const parts = partsOf(table, look.width - lead).map(columns => [
    ...headOf(columns, lead, look),
    ...rows.map(({ state, cells }) => state.padEnd(lead) + rowOf(columns, cells, look)).map(line => line.trimEnd()),
  ]);
  const says = region.node.description;
  return [
    look.bold(region.node.parent ? `${party}: ${region.name}` : party),
    ...(says === undefined ? [] : wrap(says, look.width)),
    ...(alike.length > 0 ? wrap(`And ${alike.length} more alike: ${alike.join(', ')}.`, look.width) : []),
    ...parts.flatMap(lines => ['', ...lines]),
    '',
    ...legendOf(table, look.width),
    ...(asleep.length > 0 ? wrap(`No message arrives in ${asleep.join(', ')}.`, look.width) : []),
    ...(reasons.length > 0 ? ['', ...reasons.flatMap(reason => reasonText(reason, look))] : []),
  ].join('\n');
}

/** The columns, part by part: a part ends where the next name would not fit. */
function partsOf({ messages }: Table, room: number): Column[][] {
  const parts: Column[][] = [];
  for (const [at, { name, kind }] of messages.entries()) {
    const before = parts.at(-1)?.at(-1);
    // A wider gap between kinds.
    const left = before ? before.left + (before.kind === kind ? 2 : 4) : 0;
    if (before && left + Math.max(name.length, headings[kind].length) <= room)
      parts.at(-1)!.push({ name, kind, at, left });
    else parts.push([{ name, kind, at, left: 0 }]);
  }
  return parts;
}

/** The names above the columns, a line each; a bar leads from a name down to its column. */
function headOf(columns: readonly Column[], lead: number, { dim }: TableLook): string[] {
  const lines: string[] = [];
  for (const [at, { name, kind, left }] of columns.entries()) {
    const bars = columns.slice(0, at).map(column => column.left);
    if (kind !== columns[at - 1]?.kind) lines.push(stepOf(bars, left, dim(headings[kind]), lead));
    lines.push(stepOf(bars, left, name, lead));
  }
  return lines;
}

function stepOf(bars: readonly number[], left: number, text: string, lead: number): string {
  const signs = Array.from({ length: left }, (_, at) => (bars.includes(at) ? '│' : ' '));
  return ' '.repeat(lead) + signs.join('') + text;
}

function rowOf(columns: readonly Column[], all: readonly Cell[], look: TableLook): string {
  let line = '';
  let end = 0;
  for (const { at, left } of columns) {
    const cell = all[at]!;
    const brush = cell === 'unexpected' ? look.red : cell === 'ignored' ? look.dim : (text: string) => text;
    line += ' '.repeat(left - end) + brush(signs[cell]);
    end = left + 1;
  }
  return line;
}

function legendOf(table: Table, width: number): string[] {
  const counts = countsOf(table);
  const items = cells
    .filter(cell => cell !== 'elsewhere' || counts[cell] > 0)
    .map(cell => `${legend[cell]} ${counts[cell]}`);
  // A line ends between two items.
  return wrap(items.map(item => item.replaceAll(' ', tied)).join(', '), width).map(line => line.replaceAll(tied, ' '));
}

/** A reason as a paragraph; what is no reason is marked. */
function reasonText({ messages, states, because, found }: Reason, { width, red }: TableLook): string[] {
  const cells = `${messages.join(', ')} in ${states.join(', ')}`;
  if (because !== undefined) return wrap(`_ ${cells}: ${because}`, width, { hanging: 2 }).map(indented);
  const open =
    found === undefined ? `? ${cells}: no reason is given.` : `! ${cells}: the checker finds it in ${found}.`;
  return wrap(open, width, { hanging: 2 }).map(indented).map(red);
}

/** Lines after the first stand under its text. */
const indented = (line: string, at: number): string => (at === 0 ? line : `  ${line}`);
