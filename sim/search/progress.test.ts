// Goal: progress reports the counts and the speed of a check, and each finding once. Method: Two-Phase Commit in five
// turns, with
// a clock that advances one second between two turns.
import { expect, test } from 'vitest';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../property/property.ts';
import type { Limits, Progress } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { exploring } from './explore.ts';

const five = twoPhaseCommitOf(5);
/** The number of worlds of a turn. */
const turnWorlds = 2048;

function progressOf(properties: readonly Property[], limits: Limits = {}) {
  let now = 0;
  const run = exploring(new Model(five, settingOf(five)), properties, limits, { now: () => now });
  const reports: Progress[] = [];
  for (;;) {
    const { done, value } = run.next();
    if (done) return { reports, ...value };
    reports.push(value);
    now += 1000;
  }
}

test('progress reports the worlds expanded, those waiting, and the worlds per second', () => {
  const { reports, explored } = progressOf([]);
  expect(reports.map(({ seconds }) => seconds)).toEqual([0, 1, 2, 3]);
  for (const [at, { worlds, steps, seconds, pace, ...more }] of reports.entries()) {
    expect(more).toEqual({ depth: more.depth });
    expect(worlds - pace!.waiting).toBe(turnWorlds * (at + 1));
    expect(pace!.worldsPerSecond).toBe(seconds === 0 ? 0 : Math.round((turnWorlds * (at + 1)) / seconds));
    expect(pace!.stepsPerSecond).toBe(seconds === 0 ? 0 : Math.round(steps / seconds));
    expect(pace!.growth).toBeGreaterThan(0);
  }
  const bytes = reports.map(({ pace }) => pace!.bytes);
  expect(bytes.toSorted((one, other) => one - other)).toEqual(bytes);
  expect(explored).toMatchObject({ worlds: 8_832, seconds: 4, worldsPerSecond: 2_208, complete: true });
  expect(Object.keys(explored).toSorted()).toEqual([
    'bytesPerWorld',
    'complete',
    'depth',
    'machineCalls',
    'seconds',
    'skipped',
    'steps',
    'tableBytesPerWorld',
    'worlds',
    'worldsPerSecond',
  ]);
});

test('progress reports each finding once, when it is found', () => {
  const named = (name: string, test: Property['test']): Property => ({ ...underTest(test), name });
  const last = sometimes(world =>
    ['1', '2', '3', '4', '5'].every(each => world.local(`resourceManager${each}`).value === 'committed'),
  );
  const { reports, findings } = progressOf([
    named(
      'broken',
      always(() => false),
    ),
    named(
      'kept',
      everyStep(() => true),
    ),
    named('late', last),
    named(
      'early',
      sometimes(() => true),
    ),
  ]);
  const names = reports.map(({ found }) => found?.map(({ property, verdict }) => `${property.name} ${verdict}`));
  expect(names).toEqual([['broken violated', 'early holds'], undefined, undefined, undefined]);
  expect(reports.slice(1).some(each => 'found' in each)).toBe(false);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['violated', 'holds', 'holds', 'holds']);
  // With dead messages left out, findings are certain only at the end.
  expect(
    progressOf(
      [
        named(
          'broken',
          always(() => false),
        ),
      ],
      { deadMessages: true },
    ).reports.some(each => 'found' in each),
  ).toBe(false);
});
