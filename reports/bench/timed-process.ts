/** Processes timed from outside, and the resource usage that a process reports. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { clock } from '../host/clock.ts';

/** The resource usage of a process. */
export interface Used {
  readonly cpuSeconds: number;
  readonly peakBytes: number;
}

/** The resource usage of this process so far. */
export function usedHere(): Used {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: peakHere() ?? maxRSS * 1024 };
}

/** The peak since this program began; `resourceUsage` also counts the memory of the parent at the fork. */
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
  /** The reason of a failure; undefined if it succeeded. */
  readonly failed: string | undefined;
}

/** Runs a program to its end, and kills it at the time limit. */
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
