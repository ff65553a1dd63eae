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

/**
 * Runs the explorations in `workers` threads, by default as many as the machine runs at once; at most one thread for
 * each exploration.
 */
export function exploreAll(explorations: readonly Exploration[], workers = threadsAtOnce()): Promise<AllFound> {
  return Interruptible.during(async interruptible => {
    const threads = Math.min(workers, explorations.length);
    const results =
      threads > 1
        ? await (await import('./pool.ts')).exploreInThreads(explorations, threads, interruptible)
        : await exploreInTurn(explorations, interruptible);
    return {
      outcomes: results.map(outcomeOf),
      charts: results.flatMap(({ charts }) => charts),
      breakdowns: results.flatMap(({ breakdowns }) => breakdowns),
      interrupted: interruptible.interrupted,
    };
  });
}

async function exploreInTurn(explorations: readonly Exploration[], interruptible: Interruptible) {
  const results: ExplorationResult[] = [];
  for (const each of explorations) {
    if (interruptible.interrupted) break;
    const name = [each.scenario, each.change.profile].filter(Boolean).join(' ');
    results.push(await interruptible.run(name, explorationTurns(each, clock)));
  }
  return results;
}
