/**
 * The running timers of a local state, with the semantics of XState's scheduler. A delayed `raise` starts a timer
 * (XState turns every `after` into one), `cancel` stops it. A second timer with an id in use does not stop the first:
 * both run, and only the later one can be cancelled. Once either has expired, the other can no longer be cancelled.
 */
import type { ChartEvent } from '#machines';
import { canonical } from '../interning/interner.ts';

export interface RunningTimer {
  /** The id for `cancel`; absent where it has none. */
  readonly id?: string;
  /** The event of its expiry. */
  readonly event: ChartEvent;
  /** Whether no `cancel` stops it. */
  readonly loose?: true;
}

/** The running timers, in canonical order. */
export type RunningTimers = readonly RunningTimer[];

/** The key of a timer: timers with equal keys are interchangeable. */
export function timerKey({ id, event }: RunningTimer): string {
  return canonical({ id, event });
}

/**
 * The name of a timer that belongs to no active state: its event, at the root. A timer of an `after` keeps the name of
 * its state: XState can enter a state a second time without leaving it (by history), and the timer of the first entry
 * is then left running.
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

/** The timers left after one with this key has expired. */
export function expired(timers: RunningTimers, key: string): RunningTimers {
  const at = timers.findIndex(timer => timerKey(timer) === key);
  const { id } = timers[at]!;
  const left = timers.filter((_, other) => other !== at);
  return id === undefined ? left : inOrder(loosened(left, id));
}

/** Whether two lists have the same timers. */
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
