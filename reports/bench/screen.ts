/** The times of the terminal UI: for a frame of a long run, and from the start of the command to its first frame. */
import { spawn } from 'node:child_process';
import { catalogue } from '#properties';
import { calmDriver, run as runThrough, type Scenario, scenarios } from '#sim';
import { clock } from '../host/clock.ts';
import { print, printJson } from '../host/streams.ts';
import { openSession } from '../tui/app/watch.tsx';
import { fullCanvas } from '../tui/paint/paint.ts';
import type { Run } from '../tui/run/run.ts';
import { withSteps } from '../tui/run/tree.ts';
import type { Size } from '../tui/state/arrange.ts';
import { initialState } from '../tui/state/opening.ts';
import type { State } from '../tui/state/state.ts';
import { median } from './table.ts';

/** A long run on a large screen. */
const stepsWanted = 2_000;
const size: Size = { columns: 200, rows: 60 };
const frames = 200;
const starts = { full: 9, quick: 1 } as const;

/** Measures and prints. */
export async function measureScreen({ json, quick }: { readonly json?: true; readonly quick?: true }): Promise<void> {
  const times = { ...(await frameTimes()), ...(await startTimes(quick ? starts.quick : starts.full)) };
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

/** A sequence of binds, as a run of `stepsWanted` steps; its frames are like those of any run. */
function longRun(scenario: Scenario): State {
  const first = initialState({ scenarios, catalogue, scenario }, size);
  const run = first.run!;
  const { steps } = runThrough(run.model, calmDriver);
  const many = Array.from({ length: stepsWanted }, (_, at) => steps[at % steps.length]!);
  const { tree, line } = withSteps(run.tree, run.tree.nodes[0]!, many);
  return { ...first, run: { ...run, tree, path: line } satisfies Run };
}

/** The input of each key; back and tab are timed, since they change every frame. */
const keys = { end: '\u001B[F', forward: ' ', timed: ['\u007F', '\t'] } as const;

/** The times from a key to its frame, of a session on streams without a terminal. */
async function frameTimes() {
  const terminal = new Terminal();
  const state = longRun(scenarios.find(({ name }) => name === 'lossy-bind')!);
  const host = { ask: async () => undefined, perform: async () => '', every: () => () => {}, canvas: fullCanvas };
  const begins = terminal.nextFrame();
  const session = openSession(state, host, undefined, terminal.streams());
  await begins;
  const timed = async (key: string): Promise<number> => {
    const begin = clock.now();
    const frame = terminal.nextFrame();
    terminal.press(key);
    await frame;
    return clock.now() - begin;
  };
  await timed(keys.forward);
  const jump = await timed(keys.end);
  const times: number[] = [];
  for (let at = 0; at < frames; at++) times.push(await timed(keys.timed[at % keys.timed.length]!));
  session.unmount();
  times.sort((one, two) => one - two);
  return {
    steps: stepsWanted,
    stepMs: rounded(times[Math.floor(frames / 2)]!),
    mostStepMs: rounded(times[Math.floor(frames * 0.95)]!),
    jumpMs: rounded(jump),
  };
}

/** Streams with the interface that Ink needs. */
class Terminal {
  private readonly listeners = new Map<string, () => void>();
  readonly isTTY = true;
  readonly columns = size.columns;
  readonly rows = size.rows;
  private typed: string | null = null;
  private shown: () => void = () => {};

  /** Resolves when the next frame is written. */
  nextFrame(): Promise<void> {
    return new Promise(resolve => {
      this.shown = resolve;
    });
  }

  press(key: string): void {
    this.typed = key;
    this.listeners.get('readable')?.();
  }

  streams() {
    return {
      stdin: this as unknown as NodeJS.ReadStream,
      stdout: this as unknown as NodeJS.WriteStream,
    };
  }

  on(event: string, listener: () => void): void {
    this.listeners.set(event, listener);
  }

  addListener(event: string, listener: () => void): void {
    this.on(event, listener);
  }

  read(): string | null {
    const { typed } = this;
    this.typed = null;
    return typed;
  }

  write(text: string): boolean {
    if (text.includes('step ')) this.shown();
    return true;
  }

  off(): void {}
  removeListener(): void {}
  setRawMode(): void {}
  setEncoding(): void {}
  ref(): void {}
  unref(): void {}
}

/** The median of several starts in a terminal emulated by `script`. */
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
