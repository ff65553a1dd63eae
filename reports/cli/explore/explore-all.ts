/** Several explorations: in this thread one after the other, or in several threads; the results are the same. */
import type { ChartCoverage, Outcome, StateSpaceProfile } from '#sim';
import { clock, threadsAtOnce } from '../../host/clock.ts';
import { Interruptible } from '../../host/interruptible.ts';
import { type Exploration, type ExplorationResult, explorationTurns, outcomeOf } from './exploration.ts';

/** The results in the order of the requests; after Ctrl-C those available by then. */
export interface AllFound {
  readonly outcomes: readonly Outcome[];
  readonly charts: readonly ChartCoverage[];
  readonly breakdowns: readonly StateSpaceProfile[];
  readonly interrupted: boolean;
}

/** Receives each outcome as soon as it is there, with the place of its request. */
export type OutcomeListener = (outcome: Outcome, at: number) => void;

/**
 * Runs the explorations in `workers` threads, by default as many as the machine runs at once; at most one thread for
 * each exploration.
 */
export function exploreAll(
  explorations: readonly Exploration[],
  workers = threadsAtOnce(),
  onEnd: OutcomeListener = () => undefined,
): Promise<AllFound> {
  const ended = (result: ExplorationResult, at: number): void => onEnd(outcomeOf(result), at);
  return Interruptible.during(async interruptible => {
    const threads = Math.min(workers, explorations.length);
    const results =
      threads > 1
        ? await (await import('./pool.ts')).exploreInThreads(explorations, threads, interruptible, ended)
        : await exploreInTurn(explorations, interruptible, ended);
    return {
      outcomes: results.map(outcomeOf),
      charts: results.flatMap(({ charts }) => charts),
      breakdowns: results.flatMap(({ breakdowns }) => breakdowns),
      interrupted: interruptible.interrupted,
    };
  });
}

async function exploreInTurn(
  explorations: readonly Exploration[],
  interruptible: Interruptible,
  ended: (result: ExplorationResult, at: number) => void,
) {
  const results: ExplorationResult[] = [];
  for (const [at, each] of explorations.entries()) {
    if (interruptible.interrupted) break;
    const name = [each.scenario, each.change.profile].filter(Boolean).join(' ');
    const result = await interruptible.run(name, explorationTurns(each, clock));
    ended(result, at);
    results.push(result);
  }
  return results;
}
