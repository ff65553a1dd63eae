/** Goal: what a chart is asked, and which timers of a state may expire next. Method: questions and timers that differ in one thing. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { reply } from '#machines';
import { chartOf } from './chart.ts';
import { Asked } from './charts.test-kit.ts';
import { questionText } from './local-state.ts';

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

test('questions differ by their event, by who sent it, and by the timer that expires', () => {
  const event = { type: 'go', n: 1 };
  const questions = [
    { event },
    { event: { type: 'go', n: 2 } },
    { event, from: 'ann' },
    { event, from: 'ben' },
    { event, expires: 'ann' },
    { event, expires: 'ben' },
    { event, from: 'ann', expires: 'ben' },
  ];
  expect(new Set(questions.map(questionText)).size).toBe(questions.length);
  expect(questionText({ event: { n: 1, type: 'go' } as never }), 'equal ones are equal').toBe(questionText({ event }));
});

test('the same message of two senders is answered to each', () => {
  const chart = new Asked({ on: { ask: { actions: reply({ type: 'answer' }) } } });
  const receivers = ['ann', 'ben', 'ann'].map(from => chart.hears('ask', {}, from).last.sends.map(({ to }) => to));
  expect(receivers).toEqual([['ann'], ['ben'], ['ann']]);
});
