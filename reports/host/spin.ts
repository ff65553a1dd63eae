/** Runs Spin (https://spinroot.com) over a Promela model, and reads its counts and the violated assertions. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { HarnessError } from '#sim';
import type { SpinRun } from '../formats/cross-check.ts';
import { writeText } from './whole-file.ts';

/** The program that is missing for a run; undefined if none is. */
export function spinMissing(): string | undefined {
  return ['spin', 'gcc'].find(name => spawnSync(name, [name === 'spin' ? '-V' : '--version']).error);
}

/**
 * Explores a model to its end, past every violation. Spin's verifier exits with 0 in any case, so its output is read.
 */
export async function runSpin(model: string, depthMax: number): Promise<SpinRun> {
  const folder = mkdtempSync(`${tmpdir()}/tongka-spin-`);
  try {
    writeText('the model for Spin', `${folder}/model.pml`, model);
    await started(folder, 'spin', ['-a', 'model.pml']);
    // Exact: no partial order, no bit-state hashing. Small models take longer to compile than to run.
    await started(folder, 'gcc', ['-O0', '-w', '-DSAFETY', '-DNOREDUCE', '-o', 'pan', 'pan.c']);
    const violated = new Set<string>();
    let rest = '';
    await started(folder, './pan', ['-c0', '-w20', `-m${depthMax}`], line => {
      const assertion = /assertion violated \( *(.*?) *\) \(at depth \d+\)/.exec(line)?.[1];
      if (assertion !== undefined) violated.add(assertion);
      else rest += `${line}\n`;
    });
    const count = (what: string): number => {
      const found = new RegExp(`^ *(\\S+) (?:states, )?${what}`, 'm').exec(rest)?.[1];
      if (found === undefined || /max search depth too small|out of memory|truncated/i.test(rest))
        throw new HarnessError(`Spin did not come to an end: ${rest.slice(0, 500)}`);
      return Number(found);
    };
    return { states: count('stored'), transitions: count('transitions'), violated };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a program to its end; `hear` is called with every line of its output. */
function started(
  folder: string,
  program: string,
  words: readonly string[],
  hear?: (line: string) => void,
): Promise<void> {
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let last = '';
  let tail = '';
  const listen = (text: string): void => {
    tail = (tail + text).slice(-2000);
    if (!hear) return;
    const lines = (last + text).split('\n');
    last = lines.pop() ?? '';
    for (const line of lines) hear(line);
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', code => {
      if (last !== '') hear?.(last);
      if (code === 0) resolve();
      else reject(new HarnessError(`${program} ended with ${code}: ${tail}`));
    });
  });
}
