// Goal: progress tells how far and how fast a check has come, and each finding once. Method: Two-Phase Commit in five turns, by a
// clock that moves a second between two of them.
import { expect, test } from 'vitest';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../property/property.ts';
import type { Limits, Progress } from '../property/verdict.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { exploring } from './explore.ts';

const five = twoPhaseCommitOf(5);
/** Worlds looked at in a turn. */
const turnWorlds = 2048;

function progressOf(properties: readonly Property[], limits: Limits = {}) {
  let now = 0;
  const run = exploring(new Model(five, settingOf(five)), properties, limits, { now: () => now });
  const told: Progress[] = [];
  for (;;) {
    const { done, value } = run.next();
    if (done) return { told, ...value };
    told.push(value);
    now += 1000;
  }
}

test('it tells the worlds looked at, those that wait, and how many of them a second', () => {
  const { told, explored } = progressOf([]);
  expect(told.map(({ seconds }) => seconds)).toEqual([0, 1, 2, 3]);
  for (const [at, { worlds, steps, seconds, pace, ...more }] of told.entries()) {
    expect(more).toEqual({ depth: more.depth });
    expect(worlds - pace!.waiting).toBe(turnWorlds * (at + 1));
    expect(pace!.worldsPerSecond).toBe(seconds === 0 ? 0 : Math.round((turnWorlds * (at + 1)) / seconds));
    expect(pace!.stepsPerSecond).toBe(seconds === 0 ? 0 : Math.round(steps / seconds));
    expect(pace!.growth).toBeGreaterThan(0);
  }
  const bytes = told.map(({ pace }) => pace!.bytes);
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

test('it tells each finding once, when it is found', () => {
  const named = (name: string, test: Property['test']): Property => ({ ...underTest(test), name });
  const last = sometimes(world =>
    ['1', '2', '3', '4', '5'].every(each => world.local(`resourceManager${each}`).value === 'committed'),
  );
  const { told, findings } = progressOf([
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
  const names = told.map(({ found }) => found?.map(({ property, verdict }) => `${property.name} ${verdict}`));
  expect(names).toEqual([['broken violated', 'early holds'], undefined, undefined, undefined]);
  expect(told.slice(1).some(each => 'found' in each)).toBe(false);
  expect(findings.map(({ verdict }) => verdict)).toEqual(['violated', 'holds', 'holds', 'holds']);
  // While letters are left out, what is found is known to be so only in the end.
  expect(
    progressOf(
      [
        named(
          'broken',
          always(() => false),
        ),
      ],
      { deadMessages: true },
    ).told.some(each => 'found' in each),
  ).toBe(false);
});
