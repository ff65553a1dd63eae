/** Goal: which timers of a state may expire next. Method: one state with timers whose delays are numbers or names. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { chartOf } from './chart.ts';

test.each<[object, string[]]>([
  [{ 10: 'over', 20: 'over' }, ['10']],
  [{ patience: 'over' }, ['patience']],
  [{ 10: 'over', 20: 'over', patience: 'over' }, ['10', 'patience']],
])('of the timers with a number the shortest expires first, and one with a name at any time: %j', (after, expected) => {
  const chart = chartOf({
    chart: setup({ delays: { patience: 50 } }).createMachine({
      id: 'chart',
      initial: 'waiting',
      states: { waiting: { after: after as never }, over: {} },
    }),
  });
  const { timers } = chart.posture(chart.initial().state);
  expect(timers.map(({ timer }) => timer).sort()).toEqual(expected);
});
