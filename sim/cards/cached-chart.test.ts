import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { phone, profile, type SafeguardValues, type Terms, usualReadings } from '#machines';
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
  readings: usualReadings,
});
/** A maker whose chart depends on tombstones only. */
const maker = ({ safeguards }: Terms) => createMachine({ id: safeguards.tombstones });

describe('equal terms share a chart', () => {
  test('also where they differ in safeguards that the maker does not read', () => {
    expect(cachedChart(maker, termsOf({ 'tap-lock': 'none' }))).toBe(cachedChart(maker, termsOf({})));
  });

  test('but not where they differ in a safeguard that it reads, or in anything else', () => {
    expect(cachedChart(maker, termsOf({ tombstones: 'none' })).id).toBe('none');
    expect(cachedChart(maker, termsOf({})).id).toBe('kept');
    expect(cachedChart(maker, termsOf({}, 2))).not.toBe(cachedChart(maker, termsOf({})));
  });

  test('a chart that later reads a safeguard in which its settings differ is refused', () => {
    let look: (() => string) | undefined;
    const late = ({ safeguards }: Terms) => {
      look ??= () => safeguards['tap-lock'];
      return createMachine({});
    };
    cachedChart(late, termsOf({}));
    cachedChart(late, termsOf({ tombstones: 'none' }));
    expect(look!()).toBe('locked');
    // The late read is compared from now on, so this setting gets its own chart.
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

test('a cached chart gives the same worlds, and the same count of queries', () => {
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
