/** The positions of the lanes of a text chart: as far apart as the columns allow and the labels need. */

import type { PartyName } from '#machines';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Layout } from './layout.ts';
import { titleOf } from './words.ts';

/** The horizontal layout of a text chart. */
export interface Plan {
  readonly columns: number;
  /** Columns for step numbers. */
  readonly gutter: number;
  readonly lanes: readonly PartyName[];
  /** The lines of each lane's header. */
  readonly headers: readonly (readonly string[])[];
  readonly columnOf: (lane: PartyName) => number;
}

/** The part of a layout that its plan depends on. */
export type Planned = Pick<Layout, 'lanes' | 'rows'>;

/** The columns of an arrow besides its label: two ends, the head, and a dash on each side of the label. */
export const arrowTrim = 5;
/** The largest distance at which lanes read as one chart. */
const distanceMax = 36;
/** The least distance with space for an arrow. */
const distanceMin = 5;
/** Header words are hyphenated at the width limit. */
const hyphenated = { hyphenate: true };

/** The plan of a layout for a terminal of `columns` columns. */
export function planOf(layout: Planned, columns: number): Plan {
  const { lanes, rows } = layout;
  const gutter = String(rows.at(-1)?.step ?? 0).length + 2;
  const titles = lanes.map(titleOf);
  // Headers have one line if the lanes are far enough apart, else one line for each word.
  let limit = Math.max(...titles.map(title => widthOf(title)));
  let room = roomFor(titles, limit, columns - gutter);
  if (limit > distanceIn(room, lanes) - 2) {
    limit = Math.max(...titles.flatMap(title => title.split(' ').map(word => widthOf(word))));
    room = roomFor(titles, limit, columns - gutter);
    limit = Math.max(distanceIn(room, lanes) - 1, 1);
    // Words joined on one line widen the outermost headers again.
    limit = Math.max(Math.min(limit, distanceIn(roomFor(titles, limit, columns - gutter), lanes) - 1), 1);
    room = roomFor(titles, limit, columns - gutter);
  }
  const headers = titles.map(title => wrap(title, limit, hyphenated));
  const places = [gutter + (half(headers[0]) || 1)];
  for (const gap of gapsIn(room, layout, headers)) places.push(places.at(-1)! + gap);
  return { columns, gutter, lanes, headers, columnOf: lane => places[lanes.indexOf(lane)]! };
}

/** The distances between neighbours: equal, unless a label does not fit and unequal distances make it fit. */
function gapsIn(room: number, { lanes, rows }: Planned, headers: Plan['headers']): number[] {
  const needs = lanes.slice(1).map((_, at) => half(headers[at]) + half(headers[at + 1]) + 2);
  let wanted = Math.max(...needs);
  for (const row of rows) {
    if (row.kind !== 'arrow') continue;
    wanted = Math.max(wanted, widthOf(`${row.label} ${row.detail}`) + arrowTrim);
    const [one, two] = [lanes.indexOf(row.from), lanes.indexOf(row.to)];
    const at = Math.min(one, two);
    if (Math.abs(one - two) === 1) needs[at] = Math.max(needs[at]!, widthOf(row.label) + arrowTrim);
  }
  const even = Math.max(distanceMin, Math.min(distanceIn(room, lanes), wanted, distanceMax));
  const spare = room - needs.reduce((sum, need) => sum + need, 0);
  if (needs.every(need => need <= even) || spare < 0) return needs.map(() => even);
  return needs.map(need => need + Math.floor(spare / needs.length));
}

/** The columns between the first and the last lifeline if headers of at most `limit` columns stay inside `columns`. */
function roomFor(titles: readonly string[], limit: number, columns: number): number {
  return (
    columns - half(wrap(titles[0] ?? '', limit, hyphenated)) - half(wrap(titles.at(-1) ?? '', limit, hyphenated)) - 1
  );
}

const distanceIn = (room: number, lanes: readonly PartyName[]): number =>
  Math.floor(room / Math.max(1, lanes.length - 1));

const half = (header: readonly string[] = []): number =>
  Math.floor(Math.max(0, ...header.map(line => widthOf(line))) / 2);
