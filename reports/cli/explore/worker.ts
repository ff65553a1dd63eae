/** The entry of a worker thread: runs one exploration at a time, shares its progress, and stops on request. */
import { clock } from '../../host/clock.ts';
import { type Exploration, type ExplorationResult, explorationTurns } from './exploration.ts';
import { type Task, type TaskEnd, taskEnd } from './threads.ts';

/**
 * The URL of this file in the bundle. Its name contains a hash of its content, so that a thread runs the worker of its
 * own build.
 */
export const workerFile = import.meta.url;

/** Runs a task; the pool calls this function by its name. */
export function perform(task: Task<Exploration>): TaskEnd<ExplorationResult> {
  return taskEnd(() => (Atomics.load(task.stop, 0) === 0 ? explore(task) : undefined));
}

function explore({ job, stop, counts, news }: Task<Exploration>): ExplorationResult {
  const turns = explorationTurns(job, clock);
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
