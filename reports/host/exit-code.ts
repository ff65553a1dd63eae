/** The exit codes of the process: a contract with the scripts that call it. */
import type { Verdict } from '#sim';

/** Exit codes; 0 also stands for a run printed to its end. */
export const exitCode = { holds: 0, violated: 1, undecided: 2, usage: 64, ourBug: 70, interrupted: 130 } as const;

/** Sets the exit code. The process still ends by itself, so that no output is cut off. */
export function setExitCode(code: number): void {
  process.exitCode = code;
}

/** The exit code of a verdict. */
export function exitCodeOf(verdict: Verdict): number {
  return exitCode[verdict];
}
