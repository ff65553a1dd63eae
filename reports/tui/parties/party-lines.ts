/**
 * The parties as an outline of their statecharts: each region with its states side by side, the active one in brackets,
 * a mark at each change of the last step, and the context of the party if it fits or the cursor is there. Pure.
 */
import type { Party } from '#machines';
import { type Local, viewOf } from '#sim';
import { asAtFirst } from '../../formats/changed-state.ts';
import { type ActiveRegion, activeRegionsOf } from '../../sequence/regions.ts';
import { type Line, span, type TextStyle, truncated, widthOf, wrapped } from '../paint/line.ts';
import { symbols } from '../paint/theme.ts';
import { firstWorldOf, lastOf, type Run, worldOf } from '../run/run.ts';
import type { Rect } from '../state/arrange.ts';

import { factsOf } from './facts.ts';

/**
 * The detail of a party: `brief`, the regions that differ from the initial state; `outline`, these with all their
 * states; `full`, everything.
 */
type Detail = 'brief' | 'outline' | 'full';

/** The lines of all parties, and the first line of the party under the cursor. */
export interface PartyLines {
  readonly lines: readonly Line[];
  readonly cursor: number | undefined;
}

/** Every party in the most detail that fits the rectangle; the party under the cursor in full. */
export function partyLines(run: Run, { width, height }: Rect, cursor?: number): PartyLines {
  const { parties } = run.model;
  const moved = parties.findIndex(({ name }) => name === lastOf(run)?.choice.party);
  const linesWith = (detailOf: (at: number) => Detail): readonly (readonly Line[])[] =>
    parties.map((party, at) => partyOf(run, party, width, detailOf(at), at === cursor));
  const full = (at: number, otherwise: Detail): Detail => (at === cursor ? 'full' : otherwise);
  const richest = [
    ...(cursor === undefined ? [linesWith(() => 'full'), linesWith(at => (at === moved ? 'full' : 'outline'))] : []),
    linesWith(at => full(at, 'outline')),
    linesWith(at => full(at, at === moved ? 'outline' : 'brief')),
    linesWith(at => full(at, 'brief')),
  ];
  const chosen = richest.find(each => each.flat().length <= height) ?? richest.at(-1)!;
  const before = cursor === undefined ? [] : chosen.slice(0, cursor).flat();
  return { lines: chosen.flat(), cursor: cursor === undefined ? undefined : before.length };
}

function partyOf(run: Run, { name, chart }: Party, width: number, detail: Detail, here: boolean): readonly Line[] {
  const local = viewOf(worldOf(run)).local(name);
  const first = activeRegionsOf(chart, viewOf(firstWorldOf(run)).local(name).value);
  const last = lastOf(run);
  const before = last && activeRegionsOf(chart, last.before.local(name).value);
  const regions = activeRegionsOf(chart, local.value);
  const changed = last !== undefined && JSON.stringify(last.before.local(name)) !== JSON.stringify(local);
  const differs = (region: ActiveRegion): boolean =>
    stateIn(first, region.region) !== region.state || isChanged(before, region);
  const shown = detail === 'full' ? regions : regions.filter(region => regions.length === 1 || differs(region));
  const folded = regions.length - shown.length;
  const head: Line = [
    span(here ? symbols.cursor : changed ? symbols.moved : ' ', here ? 'here' : 'changed'),
    span(` ${name}`, here ? 'here' : 'strong'),
    ...(last?.after && isDown(local) ? [span('  down', 'bad')] : []),
  ];
  const note = folded === 0 ? [] : [span(shown.length === 0 ? asAtFirst : `${folded} more ${asAtFirst}`, 'quiet')];
  const lines = shown.flatMap(region => regionLines(region, before, width - indent, detail, isDown(local)));
  const under = (line: Line): Line => [span(' '.repeat(indent)), ...line];
  const facts = detail === 'brief' ? [] : factLines(run, name, width - indent, detail);
  // A party with few lines is put on one line if it is wide enough.
  const [only = note, ...more] = lines;
  const beside: Line = [...head, span('  '), ...only];
  if (detail !== 'full' && more.length === 0 && facts.length === 0 && widthOf(beside) <= width) {
    const whole: Line = lines.length > 0 && note.length > 0 ? [...beside, span('  '), ...note] : beside;
    return [widthOf(whole) <= width ? whole : beside];
  }
  const headed: Line = [...head, span('  '), ...note];
  return [widthOf(headed) <= width ? headed : truncated(head, width), ...lines.map(under), ...facts.map(under)];
}

const indent = 4;

function isDown({ tags }: Local): boolean {
  return tags.includes('down');
}

function stateIn(regions: readonly ActiveRegion[], region: string): string | undefined {
  return regions.find(each => each.region === region)?.state;
}

function isChanged(before: readonly ActiveRegion[] | undefined, { region, state }: ActiveRegion): boolean {
  return before !== undefined && stateIn(before, region) !== state;
}

/** A region: its name and its states, the active one in brackets; in brief, the active state only. */
function regionLines(
  region: ActiveRegion,
  before: readonly ActiveRegion[] | undefined,
  width: number,
  detail: Detail,
  down: boolean,
): readonly Line[] {
  const changed = isChanged(before, region);
  const style: TextStyle = down ? 'bad' : changed ? 'changed' : 'active';
  const name = region.region === '' ? [] : [span(`${region.region}  `, 'quiet')];
  const active = span(`[${region.state || region.region}]`, style);
  if (detail === 'brief') return wrapped([...name, active], width);
  const [outermost] = region.state.split('.');
  const states = region.among.flatMap(
    (state): Line => [state === outermost ? active : span(state, 'quiet'), span('  ')],
  );
  // A continuation line is indented.
  const all = wrapped([...name, ...(states.length > 0 ? states : [active])], width - 2).map(
    (line, at): Line => (at === 0 ? line : [span('  '), ...line]),
  );
  // A region with many states shows only the active one.
  const lines = all.length <= stripLinesMax || detail === 'full' ? all : wrapped([...name, active], width);
  const says = detail === 'full' && region.says ? wrapped([span('  '), span(region.says, 'quiet')], width) : [];
  return [...lines, ...says];
}

/** The most lines of states for which a region is outlined with all of them. */
const stripLinesMax = 2;
/** The most changed facts an outline shows. */
const changesMax = 4;

/**
 * The facts of a party's context: all of them in full, else the facts that the last step changed, with the values
 * before.
 */
function factLines(run: Run, name: string, width: number, detail: Detail): readonly Line[] {
  const local = viewOf(worldOf(run)).local(name);
  const before = lastOf(run)?.before.local(name);
  const facts = factsOf(local.context, width);
  const old = new Map(before ? factsOf(before.context, width).map(({ path, value }) => [path, value]) : []);
  const lines = facts.flatMap(({ depth, name: fact, value, path }): Line[] => {
    const changed = before !== undefined && (!old.has(path) || old.get(path) !== value);
    if (detail !== 'full') {
      if (!changed || value === undefined) return [];
      return [
        [
          span(`${symbols.moved} `, 'changed'),
          span(`${shortened(path)}  `, 'quiet'),
          ...withOldValue(old.get(path), value),
        ],
      ];
    }
    const mark = span(changed ? `${symbols.moved} ` : '  ', 'changed');
    const valueSpans = value === undefined ? [] : changed ? withOldValue(old.get(path), value) : [span(value)];
    return [[mark, span('  '.repeat(depth)), span(`${fact}  `, 'quiet'), ...valueSpans]];
  });
  const most = detail === 'full' ? lines.length : changesMax;
  const shown = lines.slice(0, most).map(line => truncated(line, width));
  return lines.length > most ? [...shown, [span(`  ${lines.length - most} more changes`, 'quiet')]] : shown;
}

/** A value, with the value before it. */
function withOldValue(was: string | undefined, is: string): Line {
  return was === undefined ? [span(is, 'changed')] : [span(`${was} → `, 'quiet'), span(is, 'changed')];
}

/** The path of a fact without `durable` or `volatile` at its beginning. */
function shortened(path: string): string {
  return path.replace(/^(durable|volatile)\./, '');
}
