/** The outside: standard streams, exit codes and the clock. Only the command line may touch them. */
import { fstatSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import picocolors from 'picocolors';
import { InputError, shortened, type Verdict, visible, visiblePage } from '#sim';
import type { Canvas } from '../tui/paint/paint.ts';
import { reasonOf, writeFully } from './whole-file.ts';

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
  write(`${text}\n`);
}

const outputFile = 1;

/**
 * Writes to standard output, where only our own colours reach the terminal. A file is written past Node, which takes a
 * part that a full disk had room for as the whole. Throws an `InputError` where a file cannot be written.
 */
export function write(text: string): void {
  const page = visiblePage(text);
  if (!printsToFile()) process.stdout.write(page);
  else
    try {
      writeFully(outputFile, Buffer.from(page));
    } catch (error) {
      throw new InputError(outputLost(error));
    }
}

function printsToFile(): boolean {
  try {
    return fstatSync(outputFile).isFile();
  } catch {
    return false;
  }
}

function outputLost(error: unknown): string {
  return `standard output cannot be written (${reasonOf(error)}), so that what was found is not shown; make room, or send it elsewhere`;
}

/** Hears what goes wrong with the standard streams after the fact; nothing of it is our bug, or a verdict. */
export function hearStreams(): void {
  // There is nowhere left to tell it.
  process.stderr.on('error', () => {});
  process.stdout.on('error', error => {
    // The reader has gone away (`| head`): all it wanted to see has been seen.
    if (reasonOf(error) === 'EPIPE') process.exit();
    complain(outputLost(error));
    process.exit(process.exitCode === exitCode.interrupted ? exitCode.interrupted : exitCode.usage);
  });
}

/** Hears what nobody caught. */
export function hearUncaught(act: (error: unknown) => void): void {
  process.on('uncaughtException', error => {
    act(error);
    process.exit();
  });
}

/** Writes one JSON value to standard output. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** A word longer than this is no word of ours; a line longer than this is not read. */
const wordMost = 250;
const lineMost = 3500;

/** Writes the one line of a refusal to standard error: on one line, visible, and as short as one can be read. */
export function complain(line: string): void {
  const words = visible(line.replaceAll(/\s*[\t\n\v\f\r]\s*/g, ' '));
  process.stderr.write(
    `tongka: ${shortened(
      words.replaceAll(/\S+/g, word => shortened(word, wordMost)),
      lineMost,
    )}\n`,
  );
}

/** Writes lines to standard error as they are, but visible. */
export function complainAtLength(text: string): void {
  process.stderr.write(`${visiblePage(text)}\n`);
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
