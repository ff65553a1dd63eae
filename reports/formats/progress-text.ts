/** The progress of a check in one line. Pure. */
import type { Progress } from '#sim';
import { formatNumber } from '../text/number.ts';

/**
 * The progress of a check. The number of worlds is unknown before the end: the line states how many are queued, and
 * whether the levels of the search grow or shrink.
 */
export function progressText(name: string, progress: Progress): string {
  const { worlds, steps, depth, pace } = progress;
  if (!pace) return `${name}: ${formatNumber(worlds)} worlds, ${formatNumber(steps)} steps, depth ${depth}`;
  const { stepsPerSecond, waiting, bytes, growth, worldsPerSecond } = pace;
  const least = worldsPerSecond > 0 ? `, at least ${duration(waiting / worldsPerSecond)} more` : '';
  const parts = [
    `${formatNumber(worlds)} worlds`,
    `${formatNumber(stepsPerSecond)} steps a second`,
    `${formatNumber(waiting)} waiting`,
    `depth ${depth}`,
    `${formatNumber(Math.ceil(bytes / 2 ** 20))} MiB`,
    `${growth < 1 ? 'shrinking' : 'growing'}${least}`,
  ];
  return `${name}: ${parts.join(', ')}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
