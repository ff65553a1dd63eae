import { expect, test } from 'vitest';
import { factsOf, valueText } from './facts.ts';

test('a context becomes an indented list, with short values on one line', () => {
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
