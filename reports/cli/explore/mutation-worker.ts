/** The entry of a worker thread that analyses one mutation at a time. */
import type { MutationOutcome, RoleMutation } from '#sim';
import { clock } from '../../host/clock.ts';
import { mutationTurns } from './mutation-job.ts';
import { type Task, type TaskEnd, taskEnd } from './threads.ts';

/** The URL of this file in the bundle (see `worker.ts`). */
export const mutationWorkerFile = import.meta.url;

/** Runs a task; the pool calls this function by its name. */
export function perform({ job, stop, counts }: Task<RoleMutation>): TaskEnd<MutationOutcome> {
  return taskEnd(() => {
    const isStopped = () => Atomics.load(stop, 0) !== 0;
    if (isStopped()) return undefined;
    const turns = mutationTurns(job, clock);
    let turn = turns.next();
    while (!turn.done) {
      counts.set([turn.value.worlds, turn.value.steps]);
      turn = turns.next(isStopped() ? 'stop' : undefined);
    }
    counts.set([turn.value?.worlds ?? 0, 0]);
    return turn.value;
  });
}
