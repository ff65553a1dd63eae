/** Another thread's beginning: does one exploration at a time, writes down how far it has come, and looks whether to stop. */
import type { MessagePort } from 'node:worker_threads';
import { type Exploration, type Found, performing } from './exploration.ts';
import { clock } from './outside.ts';

/** What a thread is handed: an exploration, and memory it shares with who handed it. */
export interface Errand {
  readonly exploration: Exploration;
  /** Not zero once all are to stop. */
  readonly stop: Int32Array;
  /** Worlds and steps so far. */
  readonly counts: Float64Array;
  /** Where a line is sent for what is found before the end. */
  readonly news: MessagePort;
}

/** How it ended: with nothing where it never began; with an error's parts, since its class would not arrive. */
export type Ending = { readonly found: Found | undefined } | { readonly failed: Failure };

/** An error's parts. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** Does the errand; called by the pool. */
export function perform(errand: Errand): Ending {
  try {
    return { found: Atomics.load(errand.stop, 0) === 0 ? performed(errand) : undefined };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failed: { name, message, stack } };
  }
}

function performed({ exploration, stop, counts, news }: Errand): Found {
  const turns = performing(exploration, clock);
  let turn = turns.next();
  while (!turn.done) {
    counts.set([turn.value.worlds, turn.value.steps]);
    for (const line of turn.value.news) news.postMessage(line);
    turn = turns.next(Atomics.load(stop, 0) === 0 ? undefined : 'stop');
  }
  const { worlds, steps } = turn.value.outcome.explored;
  counts.set([worlds, steps]);
  return turn.value;
}
