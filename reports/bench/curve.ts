/** `tongka bench curve`: the number of faults a hardened migration can be checked with, increased one by one. */
import type { Limits } from '#sim';
import { clock } from '../host/clock.ts';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { Interruptible } from '../host/interruptible.ts';
import { print, printJson } from '../host/streams.ts';
import { makeFolder, writeText } from '../host/whole-file.ts';
import { columnsOf } from '../text/columns.ts';
import { formatNumber } from '../text/number.ts';
import { machine } from './peers.ts';
import { timedRun } from './timed-process.ts';

const scenario = 'lossy-migration';
/** The faults in the order they are added. */
const kinds = ['lose', 'copy', 'tear', 'crash'] as const;
/** The default limits: a minute for all budgets together, and the bytes for the worlds of one. */
const usual = { secondsMax: 60, bytesMax: 8 * 2 ** 30 } as const;

interface Options {
  readonly json?: true;
  readonly secondsMax?: number;
  readonly bytesMax?: number;
  readonly out: string;
}

/** The result for one budget, as `tongka bench` prints it. */
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

export async function drawCurve(
  { json, secondsMax = usual.secondsMax, bytesMax = usual.bytesMax, out: folder }: Options,
  { deadMessages, partialOrder }: Limits,
): Promise<void> {
  const reductions = [...switchWords('--dead-messages', deadMessages), ...switchWords('--partial-order', partialOrder)];
  const limits = ['--bytes-max', `${bytesMax}`];
  makeFolder('the folder of the figures', folder);
  const until = clock.now() + secondsMax * 1000;
  const points: ({ readonly faults: string } & Point)[] = [];
  const interrupted = await Interruptible.during(async interruptible => {
    for (let faults = 0; ; faults++) {
      const budget = budgetOf(faults);
      const left = Math.floor((until - clock.now()) / 1000);
      if (left < 1) break;
      const words = ['bench', scenario, '--faults', budget, '--seconds-max', `${left}`, ...limits, ...reductions];
      // The command exits with 2 at a limit, and prints its counts so far.
      const { out } = await timedRun(process.execPath, [process.argv[1]!, ...words, '--json']);
      if (interruptible.interrupted || out === '') break;
      const point = { faults: budget, ...(JSON.parse(out) as Point) };
      points.push(point);
      if (!json) print(pointText(point));
      if (!point.complete) break;
    }
    return interruptible.interrupted;
  });
  const given = { scenario, reductions, secondsMax, bytesMax };
  const figures = { command: 'bench', name: 'curve', ...given, machine: machine(), points };
  writeText('the figures', `${folder}/curve.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
  if (json) printJson(figures);
  else print(`All figures: ${folder}/curve.json`);
  setExitCode(interrupted ? exitCode.interrupted : exitCode.holds);
}

function switchWords(flag: string, value: boolean | undefined): readonly string[] {
  return value === undefined ? [] : [flag, value ? 'on' : 'off'];
}

/** A budget of `faults` faults, distributed over the kinds in turn. */
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
