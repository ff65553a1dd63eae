/**
 * Goal: a memoised predicate knows every place it has read. Method: a party that keeps every message unread, and
 * chains.
 */
import { expect, test } from 'vitest';
import { send } from '#machines';
import { check } from '../analysis/check.ts';
import { machine } from '../world/chart/charts.test-kit.ts';
import { settingOf } from '../world/setting.ts';
import { underTest } from './property.test-kit.ts';
import { type always, everyStep } from './property.ts';
import { asked, scenarioOf } from './verdict.test-kit.ts';

const telling = {
  name: 'ann',
  chart: machine({
    initial: 'idle',
    states: { idle: { after: { 5: { target: 'done', actions: send('ben', { type: 'hello' }) } } }, done: {} },
  }),
};
const deaf = { name: 'ben', chart: machine({}), ignored: 'kept' as const };
const scenario = scenarioOf([telling, deaf]);

test('a step property is not vacuous if only the last place it reads changes', () => {
  const vacuous = (holds: Parameters<typeof everyStep>[0]) =>
    check(scenario, settingOf(scenario), [underTest(everyStep(holds))]).properties[0]!.vacuous;
  expect(vacuous(({ before }) => before.local('ben').done !== true)).toBe(true);
  // The last place belongs to another party, or is another part of the same party.
  expect(vacuous(({ before, after }) => before.local('ben').done !== true && after.local('ann').value !== '')).toBe(
    false,
  );
  expect(vacuous(({ before, after }) => before.local('ben').done !== true && after.inbox('ben').length < 9)).toBe(
    false,
  );
});

test('a step is judged by the world after it, though a number there needs more bits than any before', () => {
  const length = 20;
  const states = Object.fromEntries(
    Array.from({ length }, (_, at) => [`at${at}`, at + 1 < length ? { after: { 5: `at${at + 1}` } } : {}]),
  );
  const walking = (name: string) => ({ name, chart: machine({ initial: 'at0', states }) });
  const walks = scenarioOf([walking('ann'), walking('ben')]);
  const at = (value: unknown) => Number(String(value).slice(2));
  const sum = (world: Parameters<Parameters<typeof always>[0]>[0]) =>
    at(world.local('ann').value) + at(world.local('ben').value);
  expect(
    asked(
      walks,
      everyStep(({ before, after }) => sum(after) === sum(before) + 1),
    ),
  ).toMatchObject({ verdict: 'holds', explored: { worlds: length ** 2 } });
});
