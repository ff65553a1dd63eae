/** The entry of a worker thread: runs one exploration at a time, shares its progress, and stops on request. */
import type { MessagePort } from 'node:worker_threads';
import { clock } from '../../host/clock.ts';
import { type Exploration, type ExplorationResult, explorationTurns } from './exploration.ts';

/** A task of a worker: an exploration, and memory shared with the main thread. */
export interface Task {
  readonly exploration: Exploration;
  /** Not zero once every thread has to stop. */
  readonly stop: Int32Array;
  /** The numbers of worlds and steps so far. */
  readonly counts: Float64Array;
  /** Receives a line for each finding before the end. */
  readonly news: MessagePort;
}

/**
 * The result of a task: undefined if it was stopped before it began; the parts of an error if it failed, since an
 * error's class cannot be sent.
 */
export type TaskEnd = { readonly result: ExplorationResult | undefined } | { readonly failed: Failure };

/** The parts of an error. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/**
 * The URL of this file in the bundle. Its name contains a hash of its content, so that a thread runs the worker of its
 * own build.
 */
export const workerFile = import.meta.url;

/** Runs a task; the pool calls this function by its name. */
export function perform(task: Task): TaskEnd {
  try {
    return { result: Atomics.load(task.stop, 0) === 0 ? explore(task) : undefined };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failed: { name, message, stack } };
  }
}

function explore({ exploration, stop, counts, news }: Task): ExplorationResult {
  const turns = explorationTurns(exploration, clock);
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
