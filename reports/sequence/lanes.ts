/** Where the lanes of a text chart stand: as far apart as the columns allow and the labels need. */

import type { PartyName } from '#machines';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Layout } from './layout.ts';
import { titleOf } from './words.ts';

/** The ground plan of a text chart. */
export interface Plan {
  readonly columns: number;
  /** Columns for step numbers. */
  readonly gutter: number;
  readonly lanes: readonly PartyName[];
  /** The lines of each lane's header. */
  readonly headers: readonly (readonly string[])[];
  readonly columnOf: (lane: PartyName) => number;
}

/** As much of a layout as its plan depends on. */
export type Planned = Pick<Layout, 'lanes' | 'rows'>;

/** An arrow's two ends, its head, and a dash on each side of the label. */
export const arrowTrim = 5;
/** Lanes further apart than this no longer read as one chart. */
const distanceMax = 36;
/** Lanes closer than this have no room for an arrow. */
const distanceMin = 5;
/** A header is never wider than its limit. */
const hyphenated = { hyphenate: true };

/** Plans the lanes of a layout for a terminal of so many columns. */
export function planOf(layout: Planned, columns: number): Plan {
  const { lanes, rows } = layout;
  const gutter = String(rows.at(-1)?.step ?? 0).length + 2;
  const titles = lanes.map(titleOf);
  // Headers stand on one line where the lanes are far enough apart, else a word a line.
  let limit = Math.max(...titles.map(title => widthOf(title)));
  let room = roomFor(titles, limit, columns - gutter);
  if (limit > distanceIn(room, lanes) - 2) {
    limit = Math.max(...titles.flatMap(title => title.split(' ').map(word => widthOf(word))));
    room = roomFor(titles, limit, columns - gutter);
    limit = Math.max(distanceIn(room, lanes) - 1, 1);
    // Words that meet on one line make the outermost headers wider again.
    limit = Math.max(Math.min(limit, distanceIn(roomFor(titles, limit, columns - gutter), lanes) - 1), 1);
    room = roomFor(titles, limit, columns - gutter);
  }
  const headers = titles.map(title => wrap(title, limit, hyphenated));
  const places = [gutter + (half(headers[0]) || 1)];
  for (const gap of gapsIn(room, layout, headers)) places.push(places.at(-1)! + gap);
  return { columns, gutter, lanes, headers, columnOf: lane => places[lanes.indexOf(lane)]! };
}

/** The distances between neighbours: all alike, unless that leaves a label no room and uneven ones give it. */
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

/** The columns between the first lifeline and the last, with headers no wider than `limit` inside the columns. */
function roomFor(titles: readonly string[], limit: number, columns: number): number {
  return (
    columns - half(wrap(titles[0] ?? '', limit, hyphenated)) - half(wrap(titles.at(-1) ?? '', limit, hyphenated)) - 1
  );
}

const distanceIn = (room: number, lanes: readonly PartyName[]): number =>
  Math.floor(room / Math.max(1, lanes.length - 1));

const half = (header: readonly string[] = []): number =>
  Math.floor(Math.max(0, ...header.map(line => widthOf(line))) / 2);
