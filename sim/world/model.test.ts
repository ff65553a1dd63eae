/** Goal: a chart is never queried about a fault without a budget. Method: a chart that throws an error when it crashes. */

import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { crash } from '#machines';

import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { explore } from '../search/explore.ts';
import { InputError } from './input-error.ts';
import { Model } from './model.ts';
import type { Scenario, SettingChange } from './scenario.ts';
import { settingOf } from './setting.ts';

const frail = setup({}).createMachine({
  id: 'frail',
  context: {},
  initial: 'up',
  states: {
    up: {
      on: {
        crash: {
          target: 'down',
          actions: assign(() => {
            throw new Error('broken');
          }),
        },
      },
    },
    down: { tags: 'down', on: { restart: 'up' } },
  },
});
const scenario: Scenario = {
  ...twoPhaseCommit,
  name: 'frail',
  system: () => ({
    parties: [{ name: 'frail', chart: frail, fails: [{ fault: crash }] }],
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
  }),
  intents: [],
  faults: {},
};
const explored = (change: SettingChange = {}) => {
  const model = new Model(scenario, settingOf(scenario, change));
  return [explore(model, []).explored.worlds, model.machineCalls];
};

test.each([
  {},
  { faults: {} },
  { faults: { crash: 0 } },
  { faults: { lose: 1 } },
])('with %j the chart is queried about its initial state, and not about a crash', change =>
  expect(explored(change)).toEqual([1, 1]));

test('with a budget for crashes the chart is queried about a crash', () => {
  expect(() => explored({ faults: { crash: 1 } })).toThrow(
    new InputError(
      'chart frail, state up, event crash: it throws "broken"; let it refuse with a message or a state instead',
    ),
  );
});

test('an intent without a number is not part of the budget', () => {
  const often = { ...scenario, intents: [{ party: 'frail', intent: { type: 'go' } }] };
  const model = new Model(often, settingOf(often, { faults: { lose: 1 } }));
  expect(model.budgets.names).toEqual(['lose', 'copy', 'crash']);
  expect(model.budgets.full).toBe(1);
});
