/** Explorations in several threads. Imported only if several threads are used. */
import type { Interruptible } from '../../host/interruptible.ts';
import type { Exploration, ExplorationResult } from './exploration.ts';
import { longestFirst } from './longest-first.ts';
import { performInThreads } from './threads.ts';

/** Runs all explorations in so many threads; those not begun before Ctrl-C are left out. */
export async function exploreInThreads(
  explorations: readonly Exploration[],
  threads: number,
  interruptible: Interruptible,
  ended: (result: ExplorationResult, at: number) => void,
): Promise<readonly ExplorationResult[]> {
  const { workerFile } = await import('./worker.ts');
  return performInThreads(workerFile, explorations, threads, interruptible, { order: longestFirst, ended });
}
