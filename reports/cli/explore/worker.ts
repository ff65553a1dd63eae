/** The entry of another thread: does one exploration at a time, shares its progress, and stops when it is asked to. */
import type { MessagePort } from 'node:worker_threads';
import { clock } from '../../host/clock.ts';
import { type Exploration, type ExplorationResult, explorationTurns } from './exploration.ts';

/** A thread's task: an exploration, and memory shared with the thread that hands it out. */
export interface Task {
  readonly exploration: Exploration;
  /** Not zero once every thread is to stop. */
  readonly stop: Int32Array;
  /** Worlds and steps so far. */
  readonly counts: Float64Array;
  /** Receives a line for each finding before the end. */
  readonly news: MessagePort;
}

/** How a task ended: without a result where it was stopped before it began; with an error's parts, since its class cannot be sent. */
export type TaskEnd = { readonly result: ExplorationResult | undefined } | { readonly failed: Failure };

/** The parts of an error. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** This file in the bundle. Its name holds its content, so that no thread gets another build's worker. */
export const workerFile = import.meta.url;

/** Does the task; the pool calls it by its name. */
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
