// Goal: a stopped search stays stopped, and progress names each candidate. Method: a run that violates nothing, so that
// every candidate needs a check.
import { expect, test } from 'vitest';
import { underTest } from '../property/property.test-kit.ts';
import { always } from '../property/property.ts';
import { lossyBind } from '../scenarios/binding.ts';
import { replay } from '../trace/trace.ts';
import { settingOf } from '../world/setting.ts';
import { modelFor } from './check.ts';
import { findingRepairs, type RepairProgress } from './repairs.ts';

const published = settingOf(lossyBind, { profile: 'published' });
const kept = underTest(always(() => true));
const run = replay(modelFor(lossyBind, published, [kept]), { stem: [] });

function repairs(stops: (told: RepairProgress) => boolean) {
  const turns = findingRepairs(run, kept, { worldsMax: 5_000 }, { now: () => 0 });
  const told: RepairProgress[] = [];
  let turn = turns.next();
  while (!turn.done) {
    told.push(turn.value);
    turn = turns.next(stops(turn.value) && told.length < 3 ? 'stop' : undefined);
  }
  const all = turn.value;
  return { told, all, stopped: all.map(({ outcome }) => outcome?.explored.stopped) };
}

test('after a check is stopped there are no further checks', () => {
  const { all, told, stopped } = repairs(({ worlds }) => worlds > 0);
  expect(all.length).toBeGreaterThan(10);
  expect(stopped).toEqual(['interrupted', ...all.slice(1).map(() => undefined)]);
  expect(told.filter(({ worlds }) => worlds > 0)).toHaveLength(1);
  expect(new Set(all.map(({ verdict, standing }) => `${standing.answer}: ${verdict}`))).toEqual(
    new Set(['now holds: undecided']),
  );
});

test('a search stopped before the first check makes no check', () => {
  const { all, told, stopped } = repairs(() => true);
  expect(stopped).toEqual(all.map(() => undefined));
  expect(told.map(({ name, done, of, worlds }) => [name, done, of, worlds])).toEqual(
    all.map(({ name }, at) => [name, at, all.length, 0]),
  );
});

test('after a check that was not stopped the next candidate is checked', () => {
  const turns = findingRepairs(run, kept, { secondsMax: 0 }, { now: () => 0 });
  const isAsked = ({ done, worlds }: RepairProgress): boolean => done === 1 && worlds > 0;
  let turn = turns.next();
  while (!turn.done && turn.value.done < 2 && !isAsked(turn.value)) turn = turns.next();
  expect(!turn.done && isAsked(turn.value)).toBe(true);
});
