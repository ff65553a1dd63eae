import { describe, expect, test } from 'vitest';
import type { Limits } from '../property/verdict.ts';
import { BudgetExceeded } from '../storage/memory-budget.ts';
import { runInSlices } from './sliced-task.ts';

/**
 * Work of five turns of ten worlds, twenty steps and a hundred bytes each. Each reading of the clock advances it by a
 * second.
 */
function work({ overflowed = false, fails }: { overflowed?: boolean; fails?: Error } = {}) {
  let turns = 0;
  let now = 0;
  const turning = {
    get isDone() {
      return turns === 5;
    },
    get reached() {
      return { worlds: 10 * turns, steps: 20 * turns, depth: turns };
    },
    get bytes() {
      return 100 * turns;
    },
    overflowed,
    turn: () => {
      if (fails && turns === 2) throw fails;
      turns++;
    },
  };
  return { turning, clock: { now: () => 1000 * now++ }, turns: () => turns };
}

function ended(limits: Limits, made = work(), stopAfter = Number.POSITIVE_INFINITY) {
  const run = runInSlices(made.turning, limits, made.clock);
  const reports: number[] = [];
  let next = run.next();
  while (!next.done) {
    expect(next.value).toMatchObject({ worlds: 10 * (reports.length + 1), depth: reports.length + 1 });
    reports.push(next.value.seconds);
    next = run.next(reports.length >= stopAfter ? 'stop' : undefined);
  }
  return { turns: made.turns(), stopped: next.value.stopped, reports, seconds: next.value.seconds };
}

test('the work runs until it is done, and reports after every turn but the last', () => {
  expect(ended({})).toEqual({ turns: 5, stopped: undefined, reports: [1, 2, 3, 4], seconds: 5 });
  expect('stopped' in runInSlices(work().turning, {}, work().clock).next().value).toBe(false);
});

describe('the work ends early', () => {
  test.each<[string, Limits, number]>([
    ['worldsMax', { worldsMax: 19 }, 2],
    ['worldsMax', { worldsMax: 20 }, 3],
    ['stepsMax', { stepsMax: 40 }, 3],
    ['stepsMax', { stepsMax: 39 }, 2],
    ['secondsMax', { secondsMax: 2 }, 2],
    ['bytesMax', { bytesMax: 300 }, 3],
    ['bytesMax', { bytesMax: 301 }, 4],
  ])('%s: %j', (stopped, limits, turns) => {
    expect(ended(limits)).toMatchObject({ stopped, turns });
    // The limit takes precedence over a full link.
    expect(ended(limits, work({ overflowed: true }))).toMatchObject({ stopped, turns });
  });

  test('on the command to stop', () => {
    expect(ended({}, work(), 3)).toMatchObject({ stopped: 'interrupted', turns: 3 });
    expect(ended({ worldsMax: 1 }, work(), 1)).toMatchObject({ stopped: 'interrupted', turns: 1 });
  });

  test('when memory is exhausted', () => {
    expect(ended({}, work({ fails: new BudgetExceeded('bytesMax') }))).toMatchObject({ stopped: 'bytesMax', turns: 2 });
    expect(ended({}, work({ fails: new RangeError('Array buffer allocation failed') }))).toMatchObject({
      stopped: 'outOfMemory',
      turns: 2,
    });
  });
});

test('a full link is reported at the end; another error is rethrown', () => {
  expect(ended({}, work({ overflowed: true }))).toMatchObject({ stopped: 'inFlightMax', turns: 5 });
  expect(() => ended({}, work({ fails: new Error('ours') }))).toThrow('ours');
});
