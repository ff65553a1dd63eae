/**
 * The chart so far, as painted lines; remembered for each run and width, since scrolling asks again and again. Its lanes
 * stand where the whole scenario wants them, so that nothing moves while a person steps.
 */
import { stripVTControlCharacters } from 'node:util';
import { calmDriver, type Model, run as runThrough } from '#sim';
import { type Plan, type Planned, planOf } from '../sequence/lanes.ts';
import { layoutOf } from '../sequence/layout.ts';
import { paintText } from '../sequence/text.ts';
import type { Room } from './arrange.ts';
import { type Run, takenIn } from './run.ts';

/** A painted chart. */
export interface Chart {
  /** The names of the parties, which stay when the rest scrolls. */
  readonly head: readonly string[];
  readonly body: readonly string[];
}

const remembered = new WeakMap<Run, Map<string, Chart>>();

/** The sequence chart of the steps taken; with colour its lines hold escape sequences. */
export function chartOf(run: Run, columns: number, colour = false): Chart {
  const known = remembered.get(run) ?? new Map<string, Chart>();
  remembered.set(run, known);
  const key = `${columns} ${colour}`;
  const chart = known.get(key) ?? painted(run, columns, colour);
  known.set(key, chart);
  return chart;
}

/** The lines of the chart that fill a room, scrolled up from its end. */
export function chartWindow({ head, body }: Chart, { height }: Room, scroll: number): readonly string[] {
  const end = body.length - scroll;
  return [...head, ...body.slice(Math.max(0, end - height + head.length), end)];
}

/** How far the chart can be scrolled up in a room. */
export function scrollMax({ head, body }: Chart, { height }: Room): number {
  return Math.max(0, head.length + body.length - height);
}

function painted(run: Run, columns: number, colour: boolean): Chart {
  const { trace, model } = run;
  const layout = layoutOf(model, takenIn(run), trace?.cycle ? trace.stem.length : undefined);
  // What is in flight stands in the world's pane, and the names are pinned: the chart repeats neither.
  const plan = planned(run, columns);
  const lines = paintText({ ...layout, inFlight: [] }, { columns, colour }, plan).split('\n');
  const height = Math.max(...plan.headers.map(names => names.length));
  const head = lines.slice(0, height);
  const foot = lines.length > 2 * height ? lines.slice(-height) : [];
  const named = foot.length > 0 && foot.every((line, at) => bare(line) === bare(head[at] ?? ''));
  return { head, body: lines.slice(height, named ? -height : undefined) };
}

const calmly = new WeakMap<Model, Planned>();

/** The plan for what the run was opened with and for how the scenario goes calmly: neither changes from step to step. */
function planned({ model, opened }: Run, columns: number): Plan {
  const calm = calmly.get(model) ?? layoutOf(model, runThrough(model, calmDriver).steps.slice(0, stepsMax));
  calmly.set(model, calm);
  const { rows } = layoutOf(model, opened);
  const last = Math.max(calm.rows.at(-1)?.step ?? 0, rows.at(-1)?.step ?? 0);
  // The gutter is as wide as the last row's number, so the longer of the two comes last.
  const both = rows.at(-1)?.step === last ? [...calm.rows, ...rows] : [...rows, ...calm.rows];
  return planOf({ lanes: calm.lanes, rows: both }, columns);
}

/** Enough of a scenario that never ends. */
const stepsMax = 100;

const bare = (line: string): string => stripVTControlCharacters(line).trimEnd();
