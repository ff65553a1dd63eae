import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { phone, profile, type SafeguardValues, type Terms } from '#machines';
import { lossyBind } from '../scenarios/binding.ts';
import { explore } from '../search/explore.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { cachedChart } from './cached-chart.ts';
import { debitCard, plentyBytes } from './card-world.ts';

const hardened = profile('hardened');
const roster = { cards: [debitCard], devices: [phone], bound: [], freeBytes: plentyBytes, rows: 1 };
const termsOf = (safeguards: Partial<SafeguardValues>, rows = 1): Terms => ({
  roster: { ...roster, rows },
  safeguards: { ...hardened, ...safeguards },
  readings: { storage: 'records' },
});
/** Makes a chart that turns on tombstones. */
const maker = ({ safeguards }: Terms) => createMachine({ id: safeguards.tombstones });

describe('who tells the same gets the same chart', () => {
  test('also where safeguards differ that its maker does not read', () => {
    expect(cachedChart(maker, termsOf({ 'tap-lock': 'none' }))).toBe(cachedChart(maker, termsOf({})));
  });

  test('but not where one differs that it reads, nor where anything else differs', () => {
    expect(cachedChart(maker, termsOf({ tombstones: 'none' })).id).toBe('none');
    expect(cachedChart(maker, termsOf({})).id).toBe('kept');
    expect(cachedChart(maker, termsOf({}, 2))).not.toBe(cachedChart(maker, termsOf({})));
  });

  test('a chart that looks later at what tells its settings apart is refused', () => {
    let look: (() => string) | undefined;
    const late = ({ safeguards }: Terms) => {
      look ??= () => safeguards['tap-lock'];
      return createMachine({});
    };
    cachedChart(late, termsOf({}));
    cachedChart(late, termsOf({ tombstones: 'none' }));
    expect(look!()).toBe('locked');
    // What was read late counts from then on: this one gets a chart of its own.
    expect(cachedChart(late, termsOf({ 'tap-lock': 'none' }))).not.toBe(cachedChart(late, termsOf({})));
    let other: (() => string) | undefined;
    const later = ({ safeguards }: Terms) => {
      other ??= () => safeguards['tap-lock'];
      return createMachine({});
    };
    cachedChart(later, termsOf({}));
    cachedChart(later, termsOf({ 'tap-lock': 'none' }));
    expect(() => other!()).toThrow('a chart reads the safeguard tap-lock after it was made');
  });
});

test('worlds are the same whether a chart was asked before or not, and the questions are counted alike', () => {
  const charts = () => {
    const model = new Model(lossyBind, settingOf(lossyBind));
    const { explored } = explore(model, []);
    return { chart: model.cells.map(({ chart }) => chart), explored: { ...explored, seconds: 0 } };
  };
  const [first, second] = [charts(), charts()];
  expect(second.chart.every((chart, at) => chart === first.chart[at])).toBe(true);
  expect(second.explored).toEqual(first.explored);
  expect(first.explored.machineCalls).toBeGreaterThan(100);
});
