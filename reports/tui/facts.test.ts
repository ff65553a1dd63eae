import { expect, test } from 'vitest';
import { initialWorld, modelFor, scenarios, settingOf } from '#sim';
import { budgetsLeft, factsOf, statesOf, valueText } from './facts.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

test('a state is dotted; parallel regions are named from where they part', () => {
  expect(statesOf('idle')).toEqual(['idle']);
  expect(statesOf({ running: { card: 'idle' } })).toEqual(['running.card.idle']);
  expect(statesOf({ running: { one: 'free', two: { asked: 'once' } } })).toEqual(['one.free', 'two.asked.once']);
  expect(statesOf({ one: {}, two: 'up' })).toEqual(['two.up']);
});

test('what a party keeps is an indented list; short values stay on their line', () => {
  const context = { durable: { rows: [{ state: 'free' }], name: 'element1' }, volatile: {} };
  expect(factsOf(context, 60).map(({ depth, name, value }) => [depth, name, value])).toEqual([
    [0, 'durable', undefined],
    [1, 'rows', '[{state: free}]'],
    [1, 'name', 'element1'],
    [0, 'volatile', '{}'],
  ]);
  expect(factsOf(context, 10).map(({ path }) => path)).toContain('durable.rows.0.state');
  expect(valueText({ a: null, b: [1, 'two'], c: '' })).toBe('{a: null, b: [1, two], c: ""}');
});

test('the budgets a scenario grants are told, faults first', () => {
  const world = initialWorld(modelFor(lossyBind, settingOf(lossyBind)));
  const left = budgetsLeft(world);
  expect(left.filter(({ fault }) => fault).map(({ name, left }) => [name, left])).toEqual(
    Object.entries(lossyBind.faults),
  );
  expect(left.at(-1)).toMatchObject({ fault: false, left: 1, granted: 1 });
});
