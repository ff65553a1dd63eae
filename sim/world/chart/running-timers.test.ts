/** Goal: running timers have the semantics of XState's scheduler. Method: random operations against a reference scheduler, and exact tables. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../interning/interner.ts';
import {
  alike,
  cancelled,
  expired,
  inOrder,
  nameOf,
  type RunningTimer,
  type RunningTimers,
  started,
  timerKey,
} from './running-timers.ts';

/** A reference model of XState's scheduler: the timers, and for each id the timer that `cancel` stops. */
class Scheduler {
  private readonly running: RunningTimer[] = [];
  private readonly named = new Map<string, RunningTimer>();

  start(id: string | undefined, type: string): void {
    const timer = { ...(id === undefined ? {} : { id }), event: { type } };
    this.running.push(timer);
    if (id !== undefined) this.named.set(id, timer);
  }

  cancel(id: string): void {
    const at = this.running.indexOf(this.named.get(id)!);
    if (at >= 0) this.running.splice(at, 1);
    this.named.delete(id);
  }

  expire(key: string): void {
    const at = this.running.findIndex(timer => timerKey(timer) === key);
    const [timer] = this.running.splice(at, 1);
    if (timer!.id !== undefined) this.named.delete(timer!.id);
  }

  /** The same state as running timers, by id and then by text. */
  get asRunningTimers(): RunningTimer[] {
    const isLoose = (timer: RunningTimer): boolean => timer.id === undefined || this.named.get(timer.id) !== timer;
    const all = this.running.map((timer): RunningTimer => (isLoose(timer) ? { ...timer, loose: true } : timer));
    const order = (timer: RunningTimer): string => `${timer.id ?? ''} ${canonical(timer)}`;
    return all.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  }
}

const id = fc.constantFrom(undefined, 'A', 'b');
const type = fc.constantFrom('x', 'y');
const operation = fc.oneof(
  fc.record({ does: fc.constant('start' as const), id, type }),
  fc.record({ does: fc.constant('cancel' as const), id: fc.constantFrom('A', 'b', 'c') }),
  fc.record({ does: fc.constant('expire' as const), which: fc.nat(5) }),
);

test('started, cancelled and expired agree with the scheduler, in canonical order', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 12 }), operations => {
      const scheduler = new Scheduler();
      let timers: RunningTimers = [];
      for (const each of operations) {
        const before = structuredClone(timers);
        let after = timers;
        if (each.does === 'start') {
          after = started(timers, each.id, { type: each.type });
          scheduler.start(each.id, each.type);
        } else if (each.does === 'cancel') {
          after = cancelled(timers, each.id);
          scheduler.cancel(each.id);
        } else if (timers.length > 0) {
          const key = timerKey(timers[each.which % timers.length]!);
          after = expired(timers, key);
          scheduler.expire(key);
        }
        expect(timers, 'the list before is unchanged').toStrictEqual(before);
        timers = after;
        expect(timers).toStrictEqual(scheduler.asRunningTimers);
        expect(inOrder([...timers].reverse())).toStrictEqual(timers);
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('lists are equal where the id, event and looseness of every timer are', () => {
  const timer = (more: Partial<RunningTimer> = {}): RunningTimer => ({ id: 'a', event: { type: 'x' }, ...more });
  const others = [
    timer({ id: 'b' }),
    timer({ event: { type: 'y' } }),
    timer({ loose: true }),
    { event: { type: 'x' } },
    timer({ event: { type: 'x', n: 1 } as never }),
  ];
  expect(alike([timer()], [timer()])).toBe(true);
  expect(alike([], [])).toBe(true);
  expect(alike([], [timer()])).toBe(false);
  expect(alike([timer()], [])).toBe(false);
  expect(alike([timer()], [timer(), timer()])).toBe(false);
  for (const other of others) {
    expect(alike([timer()], [other]), canonical(other)).toBe(false);
    expect(alike([timer(), timer()], [timer(), other]), canonical(other)).toBe(false);
    expect(alike([other, timer()], [structuredClone(other), timer()]), canonical(other)).toBe(true);
  }
});

test('a list of one timer is returned unchanged', () => {
  const one: RunningTimers = [{ event: { type: 'x' } }];
  expect(inOrder(one)).toBe(one);
});

test.each<[RunningTimer, state: string, timer: string]>([
  [{ event: { type: 'lapse' }, loose: true }, 'root', 'lapse'],
  [{ id: 'lapse', event: { type: 'lapse' } }, 'root', 'lapse'],
  [{ id: 'lease', event: { type: 'lapse' } }, 'root', 'lapse #lease'],
  [{ id: 'lease', event: { type: 'lapse', n: 1 } as never }, 'root', 'lapse {"n":1,"type":"lapse"} #lease'],
  [{ event: { type: 'lapse', n: 1 } as never }, 'root', 'lapse {"n":1,"type":"lapse"}'],
  [{ id: 'xstate.after.10.chart.on', event: { type: 'xstate.after.10.chart.on' } }, 'chart.on', '10'],
  [{ id: 'xstate.after.10.on', event: { type: 'lapse' } }, 'root', 'lapse #xstate.after.10.on'],
  [{ id: 'xstate.after.10.a\nb', event: { type: 'xstate.after.10.a\nb' } }, 'root', 'xstate.after.10.a\nb'],
  [{ id: 'other', event: { type: 'xstate.after.10.chart.on' } }, 'root', 'xstate.after.10.chart.on #other'],
  [{ id: 'pre.xstate.after.10.on', event: { type: 'pre.xstate.after.10.on' } }, 'root', 'pre.xstate.after.10.on'],
])('a timer of no active state has a name: case %#', (timer, state, name) => {
  expect(nameOf(timer, 'root')).toStrictEqual({ state, timer: name });
});

test('a cancel keeps timers with other ids, and loose ones with the same id', () => {
  const event = { type: 'x' };
  const timers = started(started(started([], 'one', event), 'other', event), 'one', event);
  expect(cancelled(timers, 'one')).toEqual(
    inOrder([
      { id: 'one', event, loose: true },
      { id: 'other', event },
    ]),
  );
  expect(cancelled(timers, 'none')).toEqual(timers);
});
