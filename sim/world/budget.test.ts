import { expect, test } from 'vitest';
import { Budgets } from './budget.ts';

test('each counter keeps its own remaining number, in whatever order budgets are spent', () => {
  const budgets = new Budgets([
    ['lose', 2],
    ['never', 0],
    ['bind', 1],
    ['tear', 3],
  ]);
  expect(budgets.names).toEqual(['lose', 'never', 'bind', 'tear']);
  expect(budgets.full).toBe(3 * 1 * 2 * 4 - 1);
  expect(budgets.byName(budgets.full)).toEqual({ lose: 2, never: 0, bind: 1, tear: 3 });
  expect(['lose', 'never', 'bind', 'tear', 'crash'].map(name => budgets.counter(name))).toEqual([0, 1, 2, 3, -1]);
  // Exhaustive: each integer encodes one combination of counters, and every integer up to the full one occurs.
  const seen = new Map<number, string>();
  const open = [budgets.full];
  for (const budget of open) {
    const counts = budgets.names.map((_, counter) => budgets.left(budget, counter));
    if (seen.has(budget)) expect(seen.get(budget)).toBe(counts.join());
    else {
      seen.set(budget, counts.join());
      for (const [counter, left] of counts.entries())
        if (left > 0) {
          const spent = budgets.spend(budget, counter);
          expect(budgets.names.map((_, each) => budgets.left(spent, each))).toEqual(counts.with(counter, left - 1));
          open.push(spent);
        }
    }
  }
  expect(seen.size).toBe(24);
  expect(new Set(seen.values()).size).toBe(24);
});

test('a permutation of counters moves their remaining numbers', () => {
  const budgets = new Budgets([
    ['one', 2],
    ['two', 2],
    ['other', 1],
  ]);
  const spent = budgets.spend(budgets.spend(budgets.full, 0), 0);
  expect(budgets.byName(budgets.moved(spent, [1, 0, 2]))).toEqual({ one: 2, two: 0, other: 1 });
  expect(budgets.moved(spent, [0, 1, 2])).toBe(spent);
});

test('budgets fit 31 bits, or are refused', () => {
  expect(new Budgets([['many', 2 ** 31 - 1]]).full).toBe(2 ** 31 - 1);
  expect(() => new Budgets([['many', 2 ** 31]])).toThrow('do not fit 31 bits');
  expect(
    () =>
      new Budgets([
        ['many', 2 ** 30 - 1],
        ['two', 2],
      ]),
  ).toThrow('do not fit 31 bits');
});
