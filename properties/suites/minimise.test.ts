// Goal: a minimised run still violates its property, and no step can be removed. Method: long random violating runs.
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { catalogue } from '#properties';
import {
  aligned,
  brokenAfter,
  type CardChange,
  describedRun,
  inForce,
  minimise,
  modelFor,
  type Replayed,
  replay,
  scenarios,
  settingOf,
} from '#sim';
import { choiceLists, randomRun } from '../arbitraries/choices.ts';

const troubles: readonly (readonly [scenario: string, change: CardChange])[] = [
  ['lossy-bind', { profile: 'published' }],
  ['two-cards', { mutant: 'store-into-first-slot' }],
  ['lossy-migration', { profile: 'published' }],
  ['quick-switch', { profile: 'published' }],
];

test.prop([fc.constantFrom(...troubles), choiceLists(80)], { seed: 6, numRuns: 25 })(
  'a minimised run violates the same property, needs every step, and is deterministic',
  ([name, change], wishes) => {
    const scenario = scenarios.find(each => each.name === name)!;
    const properties = inForce(scenario, catalogue).filter(({ kind }) => kind === 'safety');
    const found = randomRun(modelFor(scenario, settingOf(scenario, change), properties), wishes, properties);
    const property = found.broken;
    fc.pre(property !== undefined);
    const model = modelFor(scenario, settingOf(scenario, change), [property!]);
    const given = replay(model, { stem: found.steps.map(({ at }) => at) });
    const { run, minimal } = minimise(given, property!);
    expect(minimal).toBe(true);
    expect(run.steps.length).toBeLessThanOrEqual(given.steps.length);
    expect(brokenAfter(run, property!)).toBe(run.steps.length);
    const { stem } = describedRun(run);
    for (const gone of stem.keys()) {
      const without = aligned(model, { stem: stem.filter((_, at) => at !== gone) });
      expect(brokenAfter(without, property!)).toBeUndefined();
    }
    const places = ({ steps }: Replayed): number[] => steps.map(({ at }) => at);
    expect(places(minimise(given, property!).run)).toEqual(places(run));
    expect(places(minimise(run, property!).run)).toEqual(places(run));
  },
);
