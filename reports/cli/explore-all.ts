/** Many explorations: in this thread one after the other, or in several; what is found is the same. */
import type { Breakdown, ChartCoverage, Outcome } from '#sim';
import { type Exploration, outcomeOf, performing } from './exploration.ts';
import { clock, threadsAtOnce } from './outside.ts';
import { Patience } from './patience.ts';

/** What all of them found, in the order they were asked; on Ctrl-C what was found until then. */
export interface AllFound {
  readonly outcomes: readonly Outcome[];
  readonly charts: readonly ChartCoverage[];
  readonly breakdowns: readonly Breakdown[];
  readonly interrupted: boolean;
}

/** Does all of them in so many threads, or in as many as the machine runs at once; never in more than there are. */
export function exploreAll(explorations: readonly Exploration[], workers = threadsAtOnce()): Promise<AllFound> {
  return Patience.during(async patience => {
    const threads = Math.min(workers, explorations.length);
    const found =
      threads > 1
        ? await (await import('./pool.ts')).inThreads(explorations, threads, patience)
        : await inTurn(explorations, patience);
    return {
      outcomes: found.map(outcomeOf),
      charts: found.flatMap(({ charts }) => charts),
      breakdowns: found.flatMap(({ breakdowns }) => breakdowns),
      interrupted: patience.interrupted,
    };
  });
}

async function inTurn(explorations: readonly Exploration[], patience: Patience) {
  const found = [];
  for (const each of explorations) {
    if (patience.interrupted) break;
    const name = [each.scenario, each.change.profile].filter(Boolean).join(' ');
    found.push(await patience.finish(name, performing(each, clock)));
  }
  return found;
}
