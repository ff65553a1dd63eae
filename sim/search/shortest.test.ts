/** Goal: the search for shorter ways ends when it has to. Method: a way far longer than the search can get in a turn. */
import { expect, test } from 'vitest';
import { underTest } from '../property/property.test-kit.ts';
import { always } from '../property/property.ts';
import type { Finding, Stopped } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { shortestAfter } from './shortest.ts';

test('after a search that was stopped it is no longer than a turn', () => {
  const scenario = twoPhaseCommitOf(5);
  const model = new Model(scenario, settingOf(scenario));
  const found: Finding = {
    property: underTest(always(() => true)),
    verdict: 'violated',
    vacuous: false,
    trace: { stem: Array(90).fill(0), cycle: undefined },
  };
  const goesOn = (stopped: Stopped | undefined): boolean => {
    const before = { worlds: 1, seconds: 0, stopped };
    const turns = shortestAfter(model, [found], before, { partialOrder: true }, { now: () => 0 }, model.initial);
    expect(turns.next().done).toBe(false);
    return turns.next().done !== true;
  };
  expect([goesOn('interrupted'), goesOn('worldsMax')]).toEqual([false, true]);
});
