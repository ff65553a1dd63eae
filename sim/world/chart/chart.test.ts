/** Goal: the texts of queries, and the timers of a state that can expire next. Method: queries and timers that differ in one part. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { reply } from '#machines';
import { chartOf } from './chart.ts';
import { DrivenChart } from './charts.test-kit.ts';
import { queryText } from './local-state.ts';

test.each<[object, string[]]>([
  [{ 10: 'over', 20: 'over' }, ['10']],
  [{ patience: 'over' }, ['patience']],
  [{ 10: 'over', 20: 'over', patience: 'over' }, ['10', 'patience']],
])('the shortest timer with a number expires first, a timer with a name at any time: %j', (after, expected) => {
  const chart = chartOf({
    chart: setup({ delays: { patience: 50 } }).createMachine({
      id: 'chart',
      initial: 'waiting',
      states: { waiting: { after: after as never }, over: {} },
    }),
  });
  const { timers } = chart.readiness(chart.initial().state);
  expect(timers.map(({ timer }) => timer).sort()).toEqual(expected);
});

test('queries differ by event, by sender and by timer', () => {
  const event = { type: 'go', n: 1 };
  const queries = [
    { event },
    { event: { type: 'go', n: 2 } },
    { event, from: 'ann' },
    { event, from: 'ben' },
    { event, expires: 'ann' },
    { event, expires: 'ben' },
    { event, from: 'ann', expires: 'ben' },
  ];
  expect(new Set(queries.map(queryText)).size).toBe(queries.length);
  expect(queryText({ event: { n: 1, type: 'go' } as never }), 'equal queries have equal text').toBe(
    queryText({ event }),
  );
});

test('equal messages of two senders are answered to the sender of each', () => {
  const chart = new DrivenChart({ on: { ask: { actions: reply({ type: 'answer' }) } } });
  const receivers = ['ann', 'ben', 'ann'].map(from => chart.receives('ask', {}, from).last.sends.map(({ to }) => to));
  expect(receivers).toEqual([['ann'], ['ben'], ['ann']]);
});
