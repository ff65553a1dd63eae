import { expect, test } from 'vitest';
import { firstBind, lossyBind } from '../scenarios/binding.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { calmDriver, run, scriptedDriver } from './driver.ts';

test('the calm driver never takes a fault and lets no timer expire while something can be delivered', () => {
  const { steps, cut } = run(new Model(lossyBind, settingOf(lossyBind)), calmDriver);
  expect(cut).toBe(false);
  expect([...new Set(steps.map(({ choice }) => choice.kind))].sort()).toEqual(['deliver', 'intend', 'proceed']);
  expect(steps.at(-1)!.after.local('cardHolder').value).toMatchObject({ binding: { debitCard: 'has' } });
});

test('the scripted driver takes the given places, and stops after them', () => {
  const { steps } = run(new Model(firstBind, settingOf(firstBind)), scriptedDriver([0, 0, 0]));
  expect(steps.map(({ at }) => at)).toEqual([0, 0, 0]);
});

test('a run that reaches its limit is marked as cut', () => {
  expect(run(new Model(firstBind, settingOf(firstBind)), calmDriver, 2)).toMatchObject({ cut: true });
});
