/** Long work in turns: between two of them the clock is looked at, and whoever drives it may stop it. */

import type { Explored, Finding, Limits, Progress } from '../property/verdict.ts';
import { shortageOf } from '../storage/memory-budget.ts';
import type { Clock } from './outside.ts';

/** Work that is done in turns. */
export interface SlicedTask {
  readonly isDone: boolean;
  /** Whether it may stop before it is done, since everything asked for was found. */
  readonly isFound?: boolean;
  readonly reached: Omit<Progress, 'seconds'>;
  /** Bytes held on to. */
  readonly bytes: number;
  /** A link had no room somewhere. */
  readonly overflowed: boolean;
  turn(): void;
  /** What was found since it was asked last. */
  news?(): readonly Finding[];
}

/** Does it to its end, or to a limit; tells what kept it from its end, and how long it took. */
export function* runInSlices(
  work: SlicedTask,
  { worldsMax = Infinity, stepsMax = Infinity, secondsMax = Infinity, bytesMax = Infinity }: Limits,
  clock: Clock,
): Generator<Progress, Pick<Explored, 'stopped' | 'seconds'>, 'stop' | undefined> {
  const begun = clock.now();
  let stopped: Explored['stopped'];
  while (!stopped) {
    try {
      work.turn();
    } catch (error) {
      stopped = shortageOf(error);
      if (!stopped) throw error;
      break;
    }
    if (work.isDone) break;
    const seconds = (clock.now() - begun) / 1000;
    const found = work.news?.() ?? [];
    const told = yield { ...work.reached, seconds, ...(found.length > 0 ? { found } : {}) };
    const { worlds, steps } = work.reached;
    if (told === 'stop') stopped = 'interrupted';
    else if (work.isFound) stopped = 'found';
    else if (seconds >= secondsMax) stopped = 'secondsMax';
    else if (worlds > worldsMax) stopped = 'worldsMax';
    else if (steps > stepsMax) stopped = 'stepsMax';
    else if (work.bytes >= bytesMax) stopped = 'bytesMax';
  }
  if (!stopped && work.overflowed) stopped = 'inFlightMax';
  return { ...(stopped ? { stopped } : {}), seconds: (clock.now() - begun) / 1000 };
}
