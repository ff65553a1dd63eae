/**
 * The chart pane: the steps taken, and below them, dimmed, the steps ahead. Only the visible steps are painted, each
 * once, so the cost of a frame is independent of the length of the run. The lanes are laid out for the whole scenario,
 * so that they keep their places from step to step.
 */
import { calmDriver, type Model, run as runThrough } from '#sim';
import type { Line as Cells } from '../../sequence/canvas.ts';
import { type Plan, type Planned, planOf } from '../../sequence/lanes.ts';
import { type LaidStep, laidStep, layoutOf, sentStepsAfter, separatorBefore } from '../../sequence/layout.ts';
import { noSentSteps, type SentSteps } from '../../sequence/sent-steps.ts';
import { stripOf } from '../../sequence/strip.ts';
import { headerOf } from '../../sequence/text.ts';
import {
  inStyle,
  type Line,
  padded,
  prefixOf,
  shifted,
  span,
  type TextStyle,
  truncated,
  withMatches,
} from '../paint/line.ts';
import { chartStyle, symbols, verdictSymbol } from '../paint/theme.ts';
import type { Run } from '../run/run.ts';
import { foldedAlong, type Node } from '../run/tree.ts';
import { brokenAt } from '../run/verdicts.ts';
import type { Rect } from '../state/arrange.ts';

/** The visible part of the chart. */
export interface ChartView {
  /** Lines scrolled up from the present step; below zero: lines scrolled down into the steps ahead. */
  readonly scroll: number;
  /** Columns the chart is shifted to the left. */
  readonly slide: number;
  /** The searched text. */
  readonly match: string;
}

/** Columns a readable lane needs; a chart that is shifted sideways has this width for each lane. */
const laneColumns = 26;
/** The share of the height that steps taken fill when there are steps ahead. */
const pastShare = 0.7;

/** The lines of the chart that fill a rectangle, under the header with the names of the parties. */
export function chartLines(run: Run, room: Rect, { scroll, slide, match }: ChartView): readonly Line[] {
  const columns = slide === 0 ? room.width : Math.max(room.width, run.model.parties.length * laneColumns);
  const plan = planned(run, columns);
  const head = headLines(run, plan);
  const height = Math.max(1, room.height - head.length);
  const { past, future, base } = windowOf(run, plan, height, scroll);
  const first = Math.max(0, Math.min(past.length - base - scroll, past.length + future.length - height));
  const lines = [...head, ...[...past, ...future].slice(first, first + height)];
  const by = Math.min(slide, columns - room.width);
  // The numbers of the steps stay at the left edge.
  const moved = (line: Line): Line =>
    by === 0 ? line : [...padded(prefixOf(line, plan.gutter), plan.gutter), ...shifted(line, plan.gutter + by)];
  return lines.map(line => truncated(withMatches(moved(line), match), room.width));
}

/** The possible scroll nearest to the wanted one. */
export function chartScroll(run: Run, room: Rect, wanted: number): number {
  const plan = planned(run, room.width);
  const height = Math.max(1, room.height - headLines(run, plan).length);
  const { past, future, base } = windowOf(run, plan, height, wanted);
  const [most, least] = [Math.max(0, past.length - base), Math.min(0, height - base - future.length)];
  return Math.max(least, Math.min(most, wanted));
}

/** The number of steps above the first visible line. */
export function stepsAbove(run: Run, room: Rect, scroll: number): number {
  const plan = planned(run, room.width);
  const height = Math.max(1, room.height - headLines(run, plan).length);
  let lines = baseOf(run, height) + scroll;
  let above = run.position;
  for (; above > 0 && lines > 0; above--) lines -= stripLines(run, plan, run.path[above - 1]!).length;
  return above;
}

function headLines({ model, path }: Run, plan: Plan): readonly Line[] {
  const first = path[0]?.step;
  const down = first ? laidOf(model, path[0]!).down : [];
  return headerOf(plan, down).map(lineOf);
}

function baseOf({ path, position }: Run, height: number): number {
  return position < path.length ? Math.floor(height * pastShare) : height;
}

/** The lines of past and future that a window of this height can show. */
function windowOf(run: Run, plan: Plan, height: number, scroll: number) {
  const { path, position } = run;
  const base = baseOf(run, height);
  const past: Line[][] = [];
  for (let at = position, lines = 0; at > 0 && lines < height + Math.max(0, scroll); at--) {
    const strip = stripLines(run, plan, path[at - 1]!);
    past.push([...strip]);
    lines += strip.length;
  }
  const future: Line[] = position < path.length ? [nowLine(run, plan)] : [];
  for (let at = position; at < path.length && future.length < height - base + Math.max(0, -scroll) + 1; at++)
    future.push(...stripLines(run, plan, path[at]!).map(line => inStyle(line, 'upcoming')));
  return { past: past.reverse().flat(), future, base };
}

function nowLine({ path, position, tree }: Run, plan: Plan): Line {
  const ahead = path.length - position;
  const suggestion = tree.suggestions[path[position]?.id ?? -1];
  return ruled(
    `here · ${ahead} step${ahead === 1 ? '' : 's'} ahead${suggestion === undefined ? '' : ` · ${suggestion}`}`,
    plan,
    'here',
  );
}

/** The positions on the path of the steps that contain a text. */
export function stepsMatching({ model, path }: Run, text: string): readonly number[] {
  const wanted = text.toLowerCase();
  if (wanted === '') return [];
  return path.flatMap(node => {
    const { rows } = laidOf(model, node);
    const words = rows.flatMap(row => [
      row.caption ?? '',
      'label' in row ? row.label : '',
      'detail' in row ? row.detail : '',
      'text' in row ? row.text : '',
    ]);
    return words.join(' ').toLowerCase().includes(wanted) ? [node.depth] : [];
  });
}

const laidSteps = new WeakMap<Node, LaidStep>();
const strips = new WeakMap<Node, Map<string, readonly Line[]>>();

/** The messages in flight at each node. */
const sentStepsAt = foldedAlong(noSentSteps, ({ step, depth }, before: SentSteps) =>
  step ? sentStepsAfter(step, depth, before) : before,
);

function laidOf(model: Model, node: Node): LaidStep {
  const known = laidSteps.get(node) ?? laidStep(model, node.step!, node.depth, sentStepsAt(node.parent!));
  laidSteps.set(node, known);
  return known;
}

/** The lines of one step: the step, the properties it broke, and a note before it at a departure or a repetition. */
function stripLines(run: Run, plan: Plan, node: Node): readonly Line[] {
  const known = strips.get(node) ?? new Map<string, readonly Line[]>();
  strips.set(node, known);
  const between = betweenText(run, node);
  const key = `${plan.columns} ${plan.gutter} ${between}`;
  const lines = known.get(key) ?? paintedStrip(run, plan, node, between);
  known.set(key, lines);
  return lines;
}

function paintedStrip(run: Run, plan: Plan, node: Node, between: string): readonly Line[] {
  const { rows, down } = laidOf(run.model, node);
  const separator = [separatorBefore(node.step!, node.depth, between)];
  const before =
    between === ''
      ? []
      : departs(run, node)
        ? [ruled(between, plan, 'caution')]
        : stripOf(plan, separator, down).map(lineOf);
  const broken = brokenAt(run, node).map(
    ({ name }): Line =>
      truncated([span(' '.repeat(plan.gutter)), span(`${verdictSymbol.violated} ${name}`, 'bad')], plan.columns),
  );
  return [...before, ...stripOf(plan, rows, down).map(lineOf), ...broken];
}

/** The note between a step and the step before it. */
function betweenText(run: Run, node: Node): string {
  const { trace } = run;
  const { depth } = node;
  if (departs(run, node)) return 'the story departs here';
  return trace?.cycle && depth === trace.stem.length + 1 ? 'from here on, for ever' : '';
}

function departs({ departure }: Run, { depth }: Node): boolean {
  return departure?.step === depth;
}

/** A text on a dashed rule. */
function ruled(text: string, { columns }: Plan, style: TextStyle): Line {
  const rule = symbols.dashes.repeat(Math.max(0, Math.floor((columns - text.length - 2) / 2)));
  return truncated([span(`${rule} ${text} ${rule}`, style)], columns);
}

function lineOf(cells: Cells): Line {
  return cells.runs().map(({ text, style }) => span(text, chartStyle[style]));
}

const calmPlans = new WeakMap<Model, Planned>();

/**
 * The lane layout, from the trace the run was opened with and the run of the calm driver; it is the same at every step.
 */
function planned({ model, path, trace, opened }: Run, columns: number): Plan {
  const calm = calmPlans.get(model) ?? layoutOf(model, runThrough(model, calmDriver).steps.slice(0, stepsMax));
  calmPlans.set(model, calm);
  const traced = trace ? openedRows(model, opened) : [];
  const longest = Math.max(calm.rows.at(-1)?.step ?? 0, traced.at(-1)?.step ?? 0, path.length);
  const key = `${columns} ${String(longest).length}`;
  const known = plans.get(opened) ?? new Map<string, Plan>();
  plans.set(opened, known);
  // The gutter fits the number of the last row.
  const last = { kind: 'separator', text: '', step: longest, down: [] } as const;
  const plan = known.get(key) ?? planOf({ lanes: calm.lanes, rows: [...traced, ...calm.rows, last] }, columns);
  known.set(key, plan);
  return plan;
}

const plans = new WeakMap<Node, Map<string, Plan>>();

function openedRows(model: Model, opened: Node): Planned['rows'] {
  const rows: Planned['rows'][number][] = [];
  for (let at: Node | undefined = opened; at?.step && rows.length < stepsMax * 3; at = at.parent)
    rows.unshift(...laidOf(model, at).rows);
  return rows;
}

/** The maximal number of calm steps laid out, for a scenario that never ends. */
const stepsMax = 100;
