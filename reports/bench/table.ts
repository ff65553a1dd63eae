/** The figures of several tools on one model: medians, ratios to Spin in each round, and the table. Pure. */

import { columnsOf } from '../text/columns.ts';
import { formatNumber } from '../text/number.ts';

/** One run of one tool. */
export interface Sample {
  readonly worlds: number;
  readonly steps: number;
  /** Of the whole process, measured from outside. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  /** The number of XState calls, and the bytes that the search holds for each world; if the tool reports them. */
  readonly machineCalls?: number;
  readonly bytesPerWorld?: number;
}

/** All rounds of one tool; no samples if it failed. */
export interface ToolRuns {
  readonly tool: string;
  /** An equivalent command. */
  readonly command: string;
  readonly samples: readonly Sample[];
  /** The reason of the failure. */
  readonly failed?: string;
}

/** A model, and the tools that explored it, in alternation. */
export interface Contest {
  readonly name: string;
  readonly worlds: number;
  readonly steps: number;
  readonly tools: readonly ToolRuns[];
}

/** The tool that the others are compared with. */
export const reference = 'Spin, unreduced';

/** The compared measures of a sample. */
const measures = ['seconds', 'cpuSeconds', 'peakBytes'] as const;
type Figures = Readonly<Record<(typeof measures)[number], number>>;

export interface Summary {
  readonly median: Figures;
  /** The ratio of each round to Spin's in the same round; of these the median. */
  readonly toSpin?: Figures;
  readonly worldsPerSecond: number;
  readonly processBytesPerWorld: number;
}

/** The median; the mean of the two middle numbers if there are two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The medians of one tool's rounds; undefined if there are none. */
export function summaryOf({ samples }: ToolRuns, { tools }: Contest): Summary | undefined {
  if (samples.length === 0) return undefined;
  // The tool's own count: a reduction has fewer worlds.
  const { worlds } = samples[0]!;
  const spin = tools.find(({ tool }) => tool === reference)?.samples ?? [];
  const figures = (of: (sample: Sample, round: number, measure: (typeof measures)[number]) => number): Figures =>
    Object.fromEntries(
      measures.map(measure => [measure, median(samples.map((sample, round) => of(sample, round, measure)))]),
    ) as Figures;
  const middle = figures((sample, _, measure) => sample[measure]);
  return {
    median: middle,
    ...(spin.length >= samples.length
      ? { toSpin: figures((sample, round, measure) => sample[measure] / spin[round]![measure]) }
      : {}),
    worldsPerSecond: Math.round(worlds / middle.seconds),
    processBytesPerWorld: Math.round((middle.peakBytes / worlds) * 10) / 10,
  };
}

/** One line for each tool with different counts; empty if all counts are equal. */
export function differences({ worlds, steps, tools }: Contest): string[] {
  return tools.flatMap(({ tool, samples }) =>
    samples
      // Reductions have fewer worlds and steps.
      .filter(sample => !isReduced(tool) && (sample.worlds !== worlds || sample.steps !== steps))
      .map(sample => `${tool} counts ${sample.worlds} worlds and ${sample.steps} steps, not ${worlds} and ${steps}`),
  );
}

function isReduced(tool: string): boolean {
  return tool === 'Spin' || /symmetry|dead-messages|partial-order/.test(tool);
}

const head = ['', 'wall s', '÷ Spin', 'CPU s', '÷ Spin', 'peak MiB', '÷ Spin', 'worlds/s', 'bytes/world', ''];
/** With fewer worlds most of a process's memory is Node's own. */
const worldsMany = 100_000;

/** The table of one model. */
export function contestText(contest: Contest): string {
  const rows = contest.tools.map(each => {
    const summary = summaryOf(each, contest);
    if (!summary) return [each.tool, ...head.slice(2).map(() => ''), `${each.failed}`];
    const { median: middle, toSpin, worldsPerSecond, processBytesPerWorld } = summary;
    const [{ worlds = 0, machineCalls, bytesPerWorld } = {}] = each.samples;
    return [
      each.tool,
      middle.seconds.toFixed(2),
      toSpin?.seconds.toFixed(2) ?? '',
      middle.cpuSeconds.toFixed(2),
      toSpin?.cpuSeconds.toFixed(2) ?? '',
      (middle.peakBytes / 2 ** 20).toFixed(0),
      toSpin?.peakBytes.toFixed(2) ?? '',
      formatNumber(worldsPerSecond),
      worlds < worldsMany ? '' : processBytesPerWorld.toFixed(1),
      [
        worlds === contest.worlds ? '' : `${formatNumber(worlds)} worlds`,
        machineCalls === undefined ? '' : `XState asked ${formatNumber(machineCalls)} times`,
        bytesPerWorld === undefined || worlds < worldsMany ? '' : `${bytesPerWorld} bytes/world in the search`,
      ]
        .filter(Boolean)
        .join('; '),
    ];
  });
  const title = `${contest.name}: ${formatNumber(contest.worlds)} worlds, ${formatNumber(contest.steps)} steps`;
  return `${title}\n${columnsOf(rightAligned([head, ...rows]), undefined, '  ')}`;
}

/** Numbers are right-aligned; the first and the last column are words. */
function rightAligned(rows: readonly (readonly string[])[]): string[][] {
  const widths = head.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
  return rows.map(row =>
    row.map((cell, column) => (column > 0 && column < head.length - 1 ? cell.padStart(widths[column]!) : cell)),
  );
}
