/**
 * Goal: what the sweep found and what was mended stays mended; each residual risk is still a violation. Method: the checks
 * that found it, and a few pairs, explored to the end; `tongka sweep` takes all.
 */
import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import {
  type CardScenario,
  callableScenarios,
  check,
  inForce,
  lossesClaimed,
  pairs,
  residuals,
  settingNamed,
  sweepCheck,
} from '#sim';

const named = (name: string): CardScenario => callableScenarios().find(each => each.name === name)!;

describe('with one more fault', () => {
  // Each was violated before a chart or a property was mended.
  test.each([
    ['delete-while-migrating', 'lose'],
    ['delete-on-arrival', 'lose'],
    ['one-tap-bind', 'reinstall'],
    ['second-try', 'reinstall'],
    ['suspended-migration', 'copy'],
  ] as const)('%s and %s: all that is claimed holds', (name, more) => {
    const { scenario, setting, properties } = sweepCheck(named(name), more, catalogue, lossesClaimed);
    const outcome = check(scenario, setting, properties);
    const broken = outcome.properties.filter(({ verdict }) => verdict !== 'holds');
    expect(broken.map(({ property, token }) => `${property.name}: ${token}`)).toEqual([]);
    expect(outcome.coverage).toBe('complete');
  });
});

describe('pairs of protocols', () => {
  test.each([
    'pair/one-tap-then-suspend/one-card',
    'pair/delete-then-one-tap/two-devices',
    'pair/switch-then-migrate/one-card',
    'pair/delete-then-suspend/one-card',
  ])('%s holds', name => {
    const { scenario, setting, properties } = sweepCheck(named(name), undefined, catalogue, lossesClaimed);
    const outcome = check(scenario, setting, properties);
    expect(outcome).toMatchObject({ verdict: 'holds', coverage: 'complete' });
  });

  test('each asks for every liveness property that its protocols promise', () => {
    const unknown = pairs().flatMap(({ scenario }) => {
      const names = inForce(scenario, catalogue).map(({ name }) => name);
      return scenario.asserts.filter(name => !names.includes(name));
    });
    expect(unknown).toEqual([]);
  });
});

describe('residual risks', () => {
  test('are checks of scenarios that exist, of properties that exist, each with a reason', () => {
    for (const { checks, property, because } of residuals) {
      expect(checks).not.toEqual([]);
      expect(because).not.toBe('');
      expect(catalogue.map(({ name }) => name)).toContain(property);
    }
  });

  test('are still violated: a stale entry fails', () => {
    const stale = residuals.flatMap(({ checks, property: name }) =>
      checks.filter(each => {
        const [scenarioName = '', words] = each.split('@');
        const scenario = named(scenarioName);
        const property = catalogue.find(known => known.name === name)!;
        const setting = settingNamed(scenario, words?.split(',') ?? []);
        return check(scenario, setting, [property], { untilFound: true }).verdict !== 'violated';
      }),
    );
    expect(stale).toEqual([]);
  });
});
