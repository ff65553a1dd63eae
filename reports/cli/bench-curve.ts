/** `tongka bench curve`: how many faults a hardened migration can be checked against, one more at a time. */
import { columnsOf } from '../formats/columns.ts';
import { formatNumber } from '../text/number.ts';
import { machine } from './bench-peers.ts';
import { timedRun } from './bench-process.ts';
import type { BenchOptions } from './bench-subject.ts';
import { clock, endWith, exitCode, print, printJson } from './outside.ts';
import { Patience } from './patience.ts';
import { makeFolder, writeText } from './whole-file.ts';

const scenario = 'lossy-migration';
/** The faults, in the order they are added one at a time. */
const kinds = ['lose', 'copy', 'tear', 'crash'] as const;
/** Unless told otherwise: a minute for all budgets together, and what the worlds of one may take. */
const usual = { secondsMax: 60, bytesMax: 8 * 2 ** 30 } as const;

/** What `tongka bench` tells of one budget. */
interface Point {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly machineCalls: number;
  readonly complete: boolean;
  readonly stopped?: string;
  readonly broken: readonly string[];
  readonly seconds: number;
  readonly peakBytes: number;
}

export async function curve(options: BenchOptions): Promise<void> {
  const { secondsMax = usual.secondsMax, bytesMax = usual.bytesMax, cone, partialOrder } = options;
  const reductions = [...(cone ? ['--cone', cone] : []), ...(partialOrder ? ['--partial-order', partialOrder] : [])];
  const limits = ['--bytes-max', `${bytesMax}`];
  makeFolder('the folder of the figures', options.out);
  const until = clock.now() + secondsMax * 1000;
  const points: ({ readonly faults: string } & Point)[] = [];
  const interrupted = await Patience.during(async patience => {
    for (let faults = 0; ; faults++) {
      const budget = budgetOf(faults);
      const left = Math.floor((until - clock.now()) / 1000);
      if (left < 1) break;
      const words = ['bench', scenario, '--faults', budget, '--seconds-max', `${left}`, ...limits, ...reductions];
      // Exit 2 where a limit is met: what was counted until then is told.
      const { out } = await timedRun(process.execPath, [process.argv[1]!, ...words, '--json']);
      if (patience.interrupted || out === '') break;
      const point = { faults: budget, ...(JSON.parse(out) as Point) };
      points.push(point);
      if (!options.json) print(pointText(point));
      if (!point.complete) break;
    }
    return patience.interrupted;
  });
  const given = { scenario, reductions, secondsMax, bytesMax };
  const told = { command: 'bench', name: 'curve', ...given, machine: machine(), points };
  writeText('the figures', `${options.out}/curve.json`, `${JSON.stringify(told, undefined, 2)}\n`);
  if (options.json) printJson(told);
  else print(`All figures: ${options.out}/curve.json`);
  endWith(interrupted ? exitCode.interrupted : exitCode.holds);
}

/** So many faults, dealt out one at a time. */
export function budgetOf(faults: number): string {
  const times = kinds.map((_, at) => Math.floor((faults + kinds.length - 1 - at) / kinds.length));
  const words = kinds.flatMap((kind, at) => (times[at]! > 0 ? [`${kind}=${times[at]}`] : []));
  return words.join(',') || 'none';
}

function pointText({
  faults,
  worlds,
  steps,
  complete,
  stopped,
  broken,
  seconds,
  peakBytes,
}: Point & { faults: string }) {
  const end = complete ? (broken.length > 0 ? `broken: ${broken.join(', ')}` : 'all holds') : `stopped: ${stopped}`;
  const row = [
    faults.padEnd('lose=1,copy=1,tear=1,crash=1'.length),
    `${formatNumber(worlds).padStart(13)} worlds`,
    `${formatNumber(steps).padStart(15)} steps`,
    `${seconds.toFixed(1).padStart(7)} s`,
    `${formatNumber(Math.round(peakBytes / 2 ** 20)).padStart(6)} MiB`,
    end,
  ];
  return columnsOf([row]);
}
