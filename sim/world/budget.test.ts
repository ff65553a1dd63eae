import { expect, test } from 'vitest';
import { Budgets } from './budget.ts';

test('what is left is told counter by counter, whatever was spent in whatever order', () => {
  const budgets = new Budgets([
    ['lose', 2],
    ['never', 0],
    ['bind', 1],
    ['tear', 3],
  ]);
  expect(budgets.names).toEqual(['lose', 'never', 'bind', 'tear']);
  expect(budgets.full).toBe(3 * 1 * 2 * 4 - 1);
  expect(budgets.tell(budgets.full)).toEqual({ lose: 2, never: 0, bind: 1, tear: 3 });
  expect(['lose', 'never', 'bind', 'tear', 'crash'].map(name => budgets.counter(name))).toEqual([0, 1, 2, 3, -1]);
  // Every way to spend: each number stands for one answer, and every number up to the full one is used.
  const seen = new Map<number, string>();
  const open = [budgets.full];
  for (const budget of open) {
    const told = budgets.names.map((_, counter) => budgets.left(budget, counter));
    if (seen.has(budget)) expect(seen.get(budget)).toBe(told.join());
    else {
      seen.set(budget, told.join());
      for (const [counter, left] of told.entries())
        if (left > 0) {
          const spent = budgets.spend(budget, counter);
          expect(budgets.names.map((_, each) => budgets.left(spent, each))).toEqual(told.with(counter, left - 1));
          open.push(spent);
        }
    }
  }
  expect(seen.size).toBe(24);
  expect(new Set(seen.values()).size).toBe(24);
});

test('counters that change places take along what is left of them', () => {
  const budgets = new Budgets([
    ['one', 2],
    ['two', 2],
    ['other', 1],
  ]);
  const spent = budgets.spend(budgets.spend(budgets.full, 0), 0);
  expect(budgets.tell(budgets.moved(spent, [1, 0, 2]))).toEqual({ one: 2, two: 0, other: 1 });
  expect(budgets.moved(spent, [0, 1, 2])).toBe(spent);
});

test('a budget is a number of 31 bits', () => {
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
