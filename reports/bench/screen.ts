/** How long the terminal UI takes: for a frame of a long run, and from the call of the command to its first frame. */
import { spawn } from 'node:child_process';
import { catalogue } from '#properties';
import { calmDriver, run as runThrough, type Scenario, scenarios } from '#sim';
import { clock } from '../host/clock.ts';
import { print, printJson } from '../host/streams.ts';
import type { Action } from '../tui/action.ts';
import { begun, frameDrawn, fullCanvas, grown, type Run, reduce, type Size, type State } from '../tui/still.ts';
import { median } from './table.ts';

/** A long run on a large screen. */
const stepsWanted = 2_000;
const size: Size = { columns: 200, rows: 60 };
const frames = 200;
const starts = { full: 9, quick: 1 } as const;

/** Measures and prints. */
export async function measureScreen({ json, quick }: { readonly json?: true; readonly quick?: true }): Promise<void> {
  const times = { ...frameTimes(), ...(await startTimes(quick ? starts.quick : starts.full)) };
  if (json) return printJson({ command: 'bench', name: 'screen', ...times });
  const { steps, stepMs, mostStepMs, jumpMs, startMs } = times;
  print(
    `a step on a run of ${steps} steps, ${size.columns} × ${size.rows}: ${stepMs} ms, in 19 of 20 cases at most ${mostStepMs} ms; to its end for the first time: ${jumpMs} ms`,
  );
  print(
    startMs === undefined
      ? 'start-up: script(1) is missing, so no terminal'
      : `from the call to the first frame: ${startMs} ms`,
  );
}

/** One bind after the other, as a run of `stepsWanted` steps; its frames are like those of any run. */
function longRun(scenario: Scenario): State {
  const first = begun({ scenarios, catalogue, scenario }, size);
  const run = first.run!;
  const { steps } = runThrough(run.model, calmDriver);
  const many = Array.from({ length: stepsWanted }, (_, at) => steps[at % steps.length]!);
  const { tree, line } = grown(run.tree, run.tree.nodes[0]!, many);
  return { ...first, run: { ...run, tree, path: line } satisfies Run };
}

function frameTimes() {
  let state = longRun(scenarios.find(({ name }) => name === 'lossy-bind')!);
  const timed = (action: Action): number => {
    const begin = clock.now();
    state = reduce(state, action);
    frameDrawn(state, fullCanvas);
    return clock.now() - begin;
  };
  timed({ kind: 'forward' });
  const jump = timed({ kind: 'end' });
  const ways: readonly Action[] = [{ kind: 'back' }, { kind: 'scroll', pages: -1 }, { kind: 'cycle', by: 1 }];
  const times = Array.from({ length: frames }, (_, at) => timed(ways[at % ways.length]!)).sort((one, two) => one - two);
  return {
    steps: stepsWanted,
    stepMs: rounded(times[Math.floor(frames / 2)]!),
    mostStepMs: rounded(times[Math.floor(frames * 0.95)]!),
    jumpMs: rounded(jump),
  };
}

/** The median of several starts in a terminal, which `script` gives. */
async function startTimes(wanted: number): Promise<{ readonly startMs: number | undefined }> {
  const times: number[] = [];
  for (let start = 0; start < wanted; start++) {
    const time = await startTime();
    if (time === undefined) return { startMs: undefined };
    times.push(time);
  }
  return { startMs: rounded(median(times)) };
}

function startTime(): Promise<number | undefined> {
  const begin = clock.now();
  const command = `stty rows 24 cols 80; exec '${process.execPath}' '${process.argv[1]}'`;
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] });
  return new Promise(resolve => {
    let text = '';
    terminal.on('error', () => resolve(undefined));
    terminal.stdout.on('data', (piece: Buffer) => {
      text += String(piece);
      if (!text.includes('Take the tour')) return;
      resolve(clock.now() - begin);
      terminal.kill();
    });
    terminal.on('close', () => resolve(undefined));
  });
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
