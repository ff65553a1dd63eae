/** The outside: standard streams, exit codes and the clock. Only the command line may touch them. */
import { availableParallelism } from 'node:os';
import picocolors from 'picocolors';
import type { Verdict } from '#sim';

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

/** How wide text may be; undefined where nobody said, as in a pipe. */
export function columns(): number | undefined {
  return process.stdout.columns || Number(process.env.COLUMNS) || undefined;
}

/** Whether a person sits at both ends. */
export function interactive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY);
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

/** Milliseconds, from any beginning. */
export const clock = { now: () => performance.now() };

/** How many threads the machine runs at once. */
export function threadsAtOnce(): number {
  return availableParallelism();
}
