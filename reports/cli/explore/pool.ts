/**
 * Several threads, one exploration each. The results stand in the order of the requests, never in that of finishing.
 * Imported only when more than one thread is asked for.
 */

import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { HarnessError, InputError } from '#sim';
import type { Interruptible } from '../../host/interruptible.ts';
import { formatNumber } from '../../text/number.ts';
import type { Exploration, ExplorationResult } from './exploration.ts';
import { longestFirst } from './longest-first.ts';
import type { Failure, Task, TaskEnd } from './worker.ts';

/** Does all of them in this many threads; those not begun before Ctrl-C are left out. */
export async function exploreInThreads(
  explorations: readonly Exploration[],
  threads: number,
  interruptible: Interruptible,
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
    // Lines that were sent before the end may still be on their way.
    const { port1 } = channels[tasks.indexOf(task)]!;
    for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1))
      interruptible.print(sent.message);
    done++;
    return end;
  };
  const running = new Map(longestFirst(tasks).map(task => [task, run(task)]));
  const ends = tasks.map(task => running.get(task)!);
  // Where the pool ends early, the remaining tasks fail without a handler.
  void Promise.allSettled(ends);
  // A thread that cannot even begin has no task to fail; a thread that ends by itself fails none.
  const broken = new Promise<never>((_, reject) => {
    pool.on('error', reject);
    for (const thread of pool.threads)
      thread.on('exit', code => reject(new HarnessError(`a thread ended with ${code} before its work was done`)));
  });
  try {
    return await interruptible.await(Promise.race([inOrder(ends), broken]), progress, () => Atomics.store(stop, 0, 1));
  } finally {
    // Not `destroy`: it waits for threads that ended by themselves, and trips over one that fails meanwhile.
    for (const thread of pool.threads) void thread.terminate();
    for (const { port1 } of channels) port1.close();
  }
}

/** The results; or the first failure in the order of the requests, which one thread would have met, too. */
async function inOrder(ends: readonly Promise<TaskEnd>[]): Promise<readonly ExplorationResult[]> {
  const results: ExplorationResult[] = [];
  for (const each of ends) {
    const end = await each;
    if ('failed' in end) throw errorOf(end.failed);
    if (end.result) results.push(end.result);
  }
  return results;
}

/** The error again; the user's mistake stays one. */
function errorOf({ name, message, stack }: Failure): Error {
  const error = name === InputError.name ? new InputError(message) : new Error(message);
  return Object.assign(error, { name, stack });
}
