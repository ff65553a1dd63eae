/** Whole processes, timed from outside; and what a process has used by its own account. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { clock } from '../host/clock.ts';

/** What a process has used. */
export interface Used {
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** What this process has used so far. */
export function usedHere(): Used {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: peakHere() ?? maxRSS * 1024 };
}

/** The peak since this program began; a resource usage also counts what stood in memory when the parent forked. */
function peakHere(): number | undefined {
  try {
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}

/** A process that has ended. */
export interface TimedRun {
  readonly out: string;
  readonly seconds: number;
  /** Why it failed; undefined where it did not. */
  readonly failed: string | undefined;
}

/** Starts a program, waits for it, and ends it where it takes longer than it may. */
export function timedRun(
  program: string,
  words: readonly string[],
  { folder, secondsMax = 3600 }: { readonly folder?: string; readonly secondsMax?: number } = {},
): Promise<TimedRun> {
  const begun = clock.now();
  const child = spawn(program, words, { ...(folder ? { cwd: folder } : {}), stdio: ['ignore', 'pipe', 'pipe'] });
  let isLate = false;
  const alarm = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, secondsMax * 1000);
  let out = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    complaints = (complaints + text).slice(-500);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => {
      clearTimeout(alarm);
      const last = complaints.trim().split('\n').at(-1);
      const failed = isLate ? `not done in ${secondsMax} s` : code === 0 ? undefined : `${signal ?? code}: ${last}`;
      resolve({ out, seconds: (clock.now() - begun) / 1000, failed });
    });
  });
}
