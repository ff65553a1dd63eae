/** Goal: the search for shortest traces ends when it has to. Method: a trace far longer than the depth of one turn. */
import { expect, test } from 'vitest';
import { underTest } from '../property/property.test-kit.ts';
import { always } from '../property/property.ts';
import type { Finding, Stopped } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { shortestAfter } from './shortest.ts';

test('after an interrupted search it ends after one turn', () => {
  const scenario = twoPhaseCommitOf(5);
  const model = new Model(scenario, settingOf(scenario));
  const found: Finding = {
    property: underTest(always(() => true)),
    verdict: 'violated',
    vacuous: false,
    trace: { stem: Array(90).fill(0), cycle: undefined },
  };
  const continues = (stopped: Stopped | undefined): boolean => {
    const before = { worlds: 1, seconds: 0, stopped };
    const turns = shortestAfter(model, [found], before, { partialOrder: true }, { now: () => 0 }, model.initial);
    expect(turns.next().done).toBe(false);
    return turns.next().done !== true;
  };
  expect([continues('interrupted'), continues('worldsMax')]).toEqual([false, true]);
});
