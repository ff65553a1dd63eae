/**
 * The timers that run in a local state, kept as XState's scheduler keeps them: `raise` with a delay starts one (XState makes
 * such a `raise` of every `after`), `cancel` stops it. A second timer with an id that is in use does not stop the first;
 * both run, and only the later one can still be cancelled. Once either has expired, the other can no longer be cancelled.
 */
import type { ChartEvent } from '#machines';
import { canonical } from '../interning/interner.ts';

export interface RunningTimer {
  /** What `cancel` calls it; absent where it has no name. */
  readonly id?: string;
  /** What the chart is handed when it expires. */
  readonly event: ChartEvent;
  /** No `cancel` stops it. */
  readonly loose?: true;
}

/** The timers that run, in canonical order. */
export type RunningTimers = readonly RunningTimer[];

/** The text by which a timer is told from others: timers with one key are alike. */
export function timerKey({ id, event }: RunningTimer): string {
  return canonical({ id, event });
}

/**
 * How a timer is told that is none of the active states': by its event, as one of the root. One of an `after` is told as that,
 * though: XState can enter a state anew without leaving it (by history), and then a timer of its first stay is left over.
 */
export function nameOf({ id, event }: RunningTimer, root: string): { readonly state: string; readonly timer: string } {
  const [, delay, state] = (id === event.type && /^xstate\.after\.([^.]+)\.(.+)$/.exec(id)) || [];
  if (delay !== undefined && state !== undefined) return { state, timer: delay };
  const data = Object.keys(event).length > 1 ? ` ${canonical(event)}` : '';
  return { state: root, timer: `${event.type}${data}${id === undefined || id === event.type ? '' : ` #${id}`}` };
}

export function started(timers: RunningTimers, id: string | undefined, event: ChartEvent): RunningTimers {
  if (id === undefined) return inOrder([...timers, { event, loose: true }]);
  return inOrder([...loosened(timers, id), { id, event }]);
}

export function cancelled(timers: RunningTimers, id: string): RunningTimers {
  return timers.filter(timer => timer.id !== id || timer.loose);
}

/** The timers left once one with this key has expired. */
export function expired(timers: RunningTimers, key: string): RunningTimers {
  const at = timers.findIndex(timer => timerKey(timer) === key);
  const { id } = timers[at]!;
  const left = timers.filter((_, other) => other !== at);
  return id === undefined ? left : inOrder(loosened(left, id));
}

/** Whether the same timers run. */
export function alike(timers: RunningTimers, others: RunningTimers): boolean {
  return (
    timers.length === others.length &&
    timers.every((timer, at) => {
      const other = others[at]!;
      return (
        timer === other || (timer.id === other.id && timer.loose === other.loose && timerKey(timer) === timerKey(other))
      );
    })
  );
}

function loosened(timers: RunningTimers, id: string): RunningTimers {
  return timers.map(timer => (timer.id === id ? { ...timer, loose: true } : timer));
}

/** The same timers in canonical order. */
export function inOrder(timers: RunningTimers): RunningTimers {
  if (timers.length < 2) return timers;
  const keys = new Map(timers.map(timer => [timer, `${timer.id ?? ''} ${canonical(timer)}`]));
  return [...timers].sort((one, other) => (keys.get(one)! < keys.get(other)! ? -1 : 1));
}
