/**
 * Several threads, one exploration each. The answers stand in the order of the questions, never of finishing. Only ever
 * imported when more than one thread is asked for; in the bundle it stands beside the worker's own entry.
 */

import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { HarnessError, InputError } from '#sim';
import { formatNumber } from '../text/number.ts';
import type { Exploration, Found } from './exploration.ts';
import { longestFirst } from './longest-first.ts';
import type { Patience } from './patience.ts';
import type { Ending, Errand, Failure } from './worker.ts';

/** Does all of them in so many threads; those that Ctrl-C came before are left out. */
export async function inThreads(
  explorations: readonly Exploration[],
  threads: number,
  patience: Patience,
): Promise<readonly Found[]> {
  const filename = new URL('./worker.js', import.meta.url).href;
  const pool = new Tinypool({ filename, name: 'perform', minThreads: threads, maxThreads: threads });
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const channels = explorations.map(() => new MessageChannel());
  const errands = explorations.map(
    (exploration, at): Errand => ({
      exploration,
      stop,
      counts: new Float64Array(new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)),
      news: channels[at]!.port2,
    }),
  );
  for (const { port1 } of channels) port1.on('message', line => patience.tell(line));
  let done = 0;
  const standing = (): string => {
    const total = (which: number): string => formatNumber(errands.reduce((sum, { counts }) => sum + counts[which]!, 0));
    return `${done} of ${errands.length} done: ${total(0)} worlds, ${total(1)} steps`;
  };
  const run = async (errand: Errand): Promise<Ending> => {
    const ending = (await pool.run(errand, { transferList: [errand.news] })) as Ending;
    // What was sent before it ended may still be on its way.
    const { port1 } = channels[errands.indexOf(errand)]!;
    for (let said = receiveMessageOnPort(port1); said; said = receiveMessageOnPort(port1)) patience.tell(said.message);
    done++;
    return ending;
  };
  const running = new Map(longestFirst(errands).map(errand => [errand, run(errand)]));
  const endings = errands.map(errand => running.get(errand)!);
  // Who ends the pool early leaves the rest to fail unheard.
  void Promise.allSettled(endings);
  // A thread that cannot even begin has no errand to fail; one that ends by itself fails none.
  const broken = new Promise<never>((_, reject) => {
    pool.on('error', reject);
    for (const thread of pool.threads)
      thread.on('exit', code => reject(new HarnessError(`a thread ended with ${code} before its work was done`)));
  });
  try {
    return await patience.outlast(Promise.race([inOrder(endings), broken]), standing, () => Atomics.store(stop, 0, 1));
  } finally {
    // Not `destroy`: it waits for an answer of threads that ended by themselves, and trips over one that fails meanwhile.
    for (const thread of pool.threads) void thread.terminate();
    for (const { port1 } of channels) port1.close();
  }
}

/** What was found; the first failure in the order of asking, as one thread would have met it. */
async function inOrder(endings: readonly Promise<Ending>[]): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (const each of endings) {
    const ending = await each;
    if ('failed' in ending) throw errorOf(ending.failed);
    if (ending.found) all.push(ending.found);
  }
  return all;
}

/** The error again; the user's mistake stays one. */
function errorOf({ name, message, stack }: Failure): Error {
  const error = name === InputError.name ? new InputError(message) : new Error(message);
  return Object.assign(error, { name, stack });
}
