/** The outside: standard streams, exit codes and the clock. Only the command line may touch them. */
import { availableParallelism, freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import picocolors from 'picocolors';
import type { Verdict } from '#sim';
import type { Canvas } from '../tui/paint.ts';

/** Exit codes, a contract; 0 also stands for a run told to its end. */
export const exitCode = { holds: 0, violated: 1, undecided: 2, usage: 64, ourBug: 70, interrupted: 130 } as const;

/** Sets what the process ends with; it still ends by itself, so that nothing written is cut off. */
export function endWith(code: number): void {
  process.exitCode = code;
}

/** The exit code of a verdict. */
export function codeOf(verdict: Verdict): number {
  return exitCode[verdict];
}

/** Writes text and a line's end to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes one JSON value to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Writes the one line of a refusal to standard error. */
export function complain(line: string): void {
  process.stderr.write(`tongka: ${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** Writes a line to standard error: what is found before the outcome is there. */
export function remark(line: string): void {
  process.stderr.write(`${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`);
}

/** How wide text may be; undefined where nobody said, as in a pipe. */
export function columns(): number | undefined {
  return process.stdout.columns || Number(process.env.COLUMNS) || undefined;
}

/** Whether a person sits at both ends, at a terminal on which a screen can be drawn. */
export function interactive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && process.env.TERM !== 'dumb';
}

/** What the terminal can show: its letters are what the locale says, where it says anything. */
export function terminalCanvas(): Canvas {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG;
  const unicode = TERM !== 'linux' && (!locale || /utf-?8/i.test(locale));
  return { colour: coloured() && (process.stdout.hasColors?.() ?? true), weight: true, unicode };
}

/** Puts text on the clipboard of whoever sits at the terminal, over any distance (OSC 52). */
export function copyText(text: string): void {
  process.stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}

/** Acts again and again, until what it returns is called. */
export function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}

/** However the process ends, the terminal is left with these signs and its cursor, unless what it returns is called. */
export function restoredAtExit(signs: string): () => void {
  const restore = (): void => {
    process.stdout.write(`${signs}\u001B[?25h`);
  };
  process.once('exit', restore);
  return () => {
    process.off('exit', restore);
  };
}

/** Lets the terminal UI draw every frame: in what it takes for continuous integration, Ink draws only the last one. */
export function takeScreen(): void {
  delete process.env.CI;
  delete process.env.CONTINUOUS_INTEGRATION;
}

/** Whether standard output is to be coloured: a terminal that can, unless `NO_COLOR`; `FORCE_COLOR` insists. */
export function coloured(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Paints words, or leaves them as they are. */
export type Paint = ReturnType<typeof picocolors.createColors>;

export function paint(): Paint {
  return picocolors.createColors(coloured());
}

/** Of its heap V8 keeps so much for young objects, three halves of 16 MiB; what lives on has to do with the rest. */
const youngBytes = 48 * 2 ** 20;

/** Milliseconds, from any beginning; and what memory is left, of the machine (or what holds this process) and of the heap. */
export const clock = {
  now: () => performance.now(),
  memory: () => {
    const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
    return { bytes: availableBytes(), heap: 1 - used / Math.max(1, most - youngBytes) };
  },
};

/** Bytes this process may still take; Node before 20.13 knows only the whole machine's. */
function availableBytes(): number {
  return process.availableMemory?.() ?? freemem();
}

/** How many threads the machine runs at once. */
export function threadsAtOnce(): number {
  return availableParallelism();
}
