/**
 * A pool of threads, each with one exploration at a time. The results are in the order of the requests. Imported only
 * if several threads are used.
 */

import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { HarnessError, InputError } from '#sim';
import type { Interruptible } from '../../host/interruptible.ts';
import { formatNumber } from '../../text/number.ts';
import type { Exploration, ExplorationResult } from './exploration.ts';
import { longestFirst } from './longest-first.ts';
import type { Failure, Task, TaskEnd } from './worker.ts';

/** Runs all explorations in `workers` threads; those not begun before Ctrl-C are left out. */
export async function exploreInThreads(
  explorations: readonly Exploration[],
  threads: number,
  interruptible: Interruptible,
  ended: (result: ExplorationResult, at: number) => void,
): Promise<readonly ExplorationResult[]> {
  const { workerFile: filename } = await import('./worker.ts');
  const pool = new Tinypool({ filename, name: 'perform', minThreads: threads, maxThreads: threads });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const channels = explorations.map(() => new MessageChannel());
  const tasks = explorations.map(
    (exploration, at): Task => ({
      exploration,
      stop,
      counts: new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)),
      news: channels[at]!.port2,
    }),
  );
  for (const { port1 } of channels) port1.on('message', line => interruptible.print(line));
  let done = 0;
  const progress = (): string => {
    const total = (which: number): string => formatNumber(tasks.reduce((sum, { counts }) => sum + counts[which]!, 0));
    return `${done} of ${tasks.length} done: ${total(0)} worlds, ${total(1)} steps`;
  };
  const run = async (task: Task): Promise<TaskEnd> => {
    const end = (await pool.run(task, { transferList: [task.news] })) as TaskEnd;
    // Lines sent before the end can still be in the channel.
    const at = tasks.indexOf(task);
    const { port1 } = channels[at]!;
    for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1))
      interruptible.print(sent.message);
    if ('result' in end && end.result) ended(end.result, at);
    done++;
    return end;
  };
  const running = new Map(longestFirst(tasks).map(task => [task, run(task)]));
  const ends = tasks.map(task => running.get(task)!);
  // If the pool ends early, the remaining tasks reject without a handler.
  void Promise.allSettled(ends);
  // A thread that fails to start has no task that could reject, and neither has a thread that exits.
  const broken = new Promise<never>((_, reject) => {
    pool.on('error', reject);
    for (const thread of pool.threads)
      thread.on('exit', code => reject(new HarnessError(`a thread ended with ${code} before its work was done`)));
  });
  try {
    return await interruptible.await(Promise.race([inOrder(ends), broken]), progress, () => Atomics.store(stop, 0, 1));
  } finally {
    // Not `destroy`: it waits for threads that have exited, and fails if a thread fails meanwhile.
    for (const thread of pool.threads) void thread.terminate();
    for (const { port1 } of channels) port1.close();
  }
}

/** The results; or the first failure in the order of the requests, which a single thread would also meet. */
async function inOrder(ends: readonly Promise<TaskEnd>[]): Promise<readonly ExplorationResult[]> {
  const results: ExplorationResult[] = [];
  for (const each of ends) {
    const end = await each;
    if ('failed' in end) throw errorOf(end.failed);
    if (end.result) results.push(end.result);
  }
  return results;
}

/** The error rebuilt from its parts; an `InputError` stays an `InputError`. */
function errorOf({ name, message, stack }: Failure): Error {
  const error = name === InputError.name ? new InputError(message) : new Error(message);
  return Object.assign(error, { name, stack });
}
