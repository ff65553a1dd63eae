/** Several mutations: in this thread one after the other, or in several threads; the results are the same. */
import type { MutationOutcome, RoleMutation } from '#sim';
import { clock, threadsAtOnce } from '../../host/clock.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { formatCount } from '../../text/number.ts';
import { mutationTurns } from './mutation-job.ts';

/** The results in the order of the mutations; after Ctrl-C those available by then. */
export interface AllAnalysed {
  readonly outcomes: readonly MutationOutcome[];
  readonly interrupted: boolean;
}

/** Fewer mutations than that for each thread do not pay for a second one: it would explore all baselines again. */
const mutationsLeast = 8;

/** Analyses the mutations in `workers` threads, by default in as many as the machine runs at once and pay. */
export function analyseAll(mutations: readonly RoleMutation[], workers?: number): Promise<AllAnalysed> {
  return Interruptible.during(async interruptible => {
    const paying = Math.ceil(mutations.length / mutationsLeast);
    const threads = Math.min(workers ?? Math.min(threadsAtOnce(), paying), mutations.length);
    const outcomes =
      threads > 1
        ? await analyseInThreads(mutations, threads, interruptible)
        : await analyseInTurn(mutations, interruptible);
    return { outcomes, interrupted: interruptible.interrupted };
  });
}

async function analyseInThreads(
  mutations: readonly RoleMutation[],
  threads: number,
  interruptible: Interruptible,
): Promise<readonly MutationOutcome[]> {
  const [{ mutationWorkerFile }, { performInThreads }] = await Promise.all([
    import('./mutation-worker.ts'),
    import('./threads.ts'),
  ]);
  return performInThreads(mutationWorkerFile, mutations, threads, interruptible);
}

async function analyseInTurn(mutations: readonly RoleMutation[], interruptible: Interruptible) {
  const outcomes: MutationOutcome[] = [];
  for (const [at, mutation] of mutations.entries()) {
    if (interruptible.interrupted) break;
    const outcome = await interruptible.drive(
      mutationTurns(mutation, clock),
      ({ name, worlds }) => `${at} of ${mutations.length} done; ${name}: ${formatCount(worlds, 'world')}`,
    );
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}
