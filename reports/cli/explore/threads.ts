/**
 * A pool of threads, each with one job at a time. The results are in the order of the jobs. Imported only if several threads
 * are used.
 */

import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { HarnessError, InputError } from '#sim';
import type { Interruptible } from '../../host/interruptible.ts';
import { formatNumber } from '../../text/number.ts';

/** A task of a worker: a job as plain data, and memory shared with the main thread. */
export interface Task<Job> {
  readonly job: Job;
  /** Not zero once every thread has to stop. */
  readonly stop: Int32Array;
  /** The numbers of worlds and steps so far. */
  readonly counts: Float64Array;
  /** Receives a line for each finding before the end. */
  readonly news: MessagePort;
}

/**
 * The result of a task: undefined if it was stopped before its end; the parts of an error if it failed, since an error's
 * class cannot be sent.
 */
export type TaskEnd<Result> = { readonly result: Result | undefined } | { readonly failed: Failure };

/** The parts of an error. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** The end of a task, whether it succeeds or fails. */
export function taskEnd<Result>(perform: () => Result | undefined): TaskEnd<Result> {
  try {
    return { result: perform() };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failed: { name, message, stack } };
  }
}

/** How jobs are performed. */
interface How<Job, Result> {
  readonly order?: (jobs: readonly Job[]) => readonly Job[];
  readonly ended?: (result: Result, at: number) => void;
}

/**
 * Performs all jobs in so many threads; those not ended before Ctrl-C are left out.
 * @param filename the file whose function `perform` does a task
 * @param how.order the order in which they begin: it affects the time only
 * @param how.ended receives each result as soon as it is there, and the place of its job
 */
export async function performInThreads<Job, Result>(
  filename: string,
  jobs: readonly Job[],
  threads: number,
  interruptible: Interruptible,
  { order = same => same, ended }: How<Job, Result> = {},
): Promise<readonly Result[]> {
  const pool = new Tinypool({ filename, name: 'perform', minThreads: threads, maxThreads: threads });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const channels = jobs.map(() => new MessageChannel());
  const tasks = jobs.map(
    (job, at): Task<Job> => ({
      job,
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
  const run = async (task: Task<Job>): Promise<TaskEnd<Result>> => {
    const end = (await pool.run(task, { transferList: [task.news] })) as TaskEnd<Result>;
    // Lines sent before the end can still be in the channel.
    const { port1 } = channels[tasks.indexOf(task)]!;
    for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1))
      interruptible.print(sent.message);
    if ('result' in end && end.result !== undefined) ended?.(end.result, tasks.indexOf(task));
    done++;
    return end;
  };
  const byJob = new Map(tasks.map(task => [task.job, task]));
  const running = new Map(order(jobs).map(job => [job, run(byJob.get(job)!)]));
  const ends = jobs.map(job => running.get(job)!);
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

/** The results; or the first failure in the order of the jobs, which a single thread would also meet. */
async function inOrder<Result>(ends: readonly Promise<TaskEnd<Result>>[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const each of ends) {
    const end = await each;
    if ('failed' in end) throw errorOf(end.failed);
    if (end.result !== undefined) results.push(end.result);
  }
  return results;
}

/** The error rebuilt from its parts; an `InputError` stays an `InputError`. */
function errorOf({ name, message, stack }: Failure): Error {
  const error = name === InputError.name ? new InputError(message) : new Error(message);
  return Object.assign(error, { name, stack });
}
