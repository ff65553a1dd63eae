/** Long work in turns: between two turns the clock is read, and the driver can stop the work. */

import type { Explored, Finding, Limits, Progress } from '../property/verdict.ts';
import { shortageOf } from '../storage/memory-budget.ts';
import type { Clock } from './outside.ts';

/** Work that is done in turns. */
export interface SlicedTask {
  readonly isDone: boolean;
  /** Whether every property has its finding, so that the work can stop early. */
  readonly isFound?: boolean;
  readonly reached: Omit<Progress, 'seconds'>;
  /** The bytes of memory held. */
  readonly bytes: number;
  /** Whether a link was full in some world, so that a message was not sent. */
  readonly overflowed: boolean;
  turn(): void;
  /** The findings since the last call. */
  news?(): readonly Finding[];
}

/** Runs the work to its end or to a limit. Returns what stopped it, and the seconds it took. */
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
    const command = yield { ...work.reached, seconds, ...(found.length > 0 ? { found } : {}) };
    const { worlds, steps } = work.reached;
    if (command === 'stop') stopped = 'interrupted';
    else if (work.isFound) stopped = 'found';
    else if (seconds >= secondsMax) stopped = 'secondsMax';
    else if (worlds > worldsMax) stopped = 'worldsMax';
    else if (steps > stepsMax) stopped = 'stepsMax';
    else if (work.bytes >= bytesMax) stopped = 'bytesMax';
  }
  if (!stopped && work.overflowed) stopped = 'inFlightMax';
  return { ...(stopped ? { stopped } : {}), seconds: (clock.now() - begun) / 1000 };
}
