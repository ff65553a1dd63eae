/** The chart so far, as painted lines; remembered for each run and width, since scrolling asks again and again. */
import { stripVTControlCharacters } from 'node:util';
import { planOf } from '../sequence/lanes.ts';
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
  const lines = paintText({ ...layout, inFlight: [] }, { columns, colour }).split('\n');
  const height = Math.max(...planOf(layout, columns).headers.map(names => names.length));
  const head = lines.slice(0, height);
  const foot = lines.length > 2 * height ? lines.slice(-height) : [];
  const named = foot.length > 0 && foot.every((line, at) => bare(line) === bare(head[at] ?? ''));
  return { head, body: lines.slice(height, named ? -height : undefined) };
}

const bare = (line: string): string => stripVTControlCharacters(line).trimEnd();
