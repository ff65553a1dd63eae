/**
 * Goal: hardened safety properties hold in random scenarios too, and random runs find and shrink seeded faults. Method:
 * random runs with fixed seeds; a failure names the seed, the scenario, the choices, and the token if there is one.
 */
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { catalogue } from '#properties';
import { type CardChange, check, inForce, modelFor, scenarios, settingOf, tokenOf } from '#sim';
import { choiceLists, type RandomRun, randomRun } from '../arbitraries/choices.ts';
import { cardScenarios } from '../arbitraries/worlds.ts';

/** More steps than the longest run of one protocol without unbounded choices, faults included. */
const stepsMax = 80;
const safety = catalogue.filter(({ kind }) => kind === 'safety');
const scenarioNamed = (name: string) => scenarios.find(scenario => scenario.name === name)!;

/** Fails with the violated property and the choices; fast-check adds the seed and the scenario. */
function expectUnbroken({ broken, steps }: RandomRun, told: (choices: number[]) => string): void {
  if (broken) throw new Error(`${broken.name} is broken: ${told(steps.map(({ at }) => at))}`);
}

describe('hardened, no step of a random run violates a safety property', () => {
  test.prop([cardScenarios, choiceLists(stepsMax)], { seed: 8, numRuns: 80 })(
    'in random scenarios',
    (scenario, wishes) => {
      const properties = inForce(scenario, catalogue);
      const run = randomRun(modelFor(scenario, settingOf(scenario), properties), wishes, properties);
      expectUnbroken(run, choices => choices.join('.'));
    },
  );

  test.prop([fc.constantFrom(...scenarios), choiceLists(stepsMax)], { seed: 8, numRuns: 40 })(
    'in named scenarios',
    (scenario, wishes) => {
      const setting = settingOf(scenario);
      const properties = inForce(scenario, safety);
      const model = modelFor(scenario, setting, properties);
      const run = randomRun(model, wishes, properties);
      expectUnbroken(run, stem => `tongka replay ${tokenOf(model, { scenario, setting, stem })}`);
    },
  );
});

describe('a seeded fault is found, and shrinks to a trace as short as the breadth-first one', () => {
  const bugs: readonly (readonly [property: string, scenario: string, change: CardChange, seed: number])[] = [
    ['one-live-row-per-card', 'lossy-bind', { profile: 'published' }, 1],
    ['records-match-their-cards-type', 'two-cards', { mutant: 'one-type-for-all' }, 2],
    ['a-bind-leaves-other-records-alone', 'two-cards', { mutant: 'store-into-first-slot' }, 1],
    ['what-does-not-fit-changes-nothing', 'full-element', { mutant: 'partial-record' }, 1],
    ['active-means-loaded', 'first-activation', { mutant: 'activate-before-write' }, 1],
    ['a-switch-leaves-a-card-paying', 'torn-switch', { with: { 'atomic-activation': 'two-writes' } }, 1],
    ['owner-is-told-before-a-card-moves', 'migrate-card', { with: { 'migration-notice': 'none' } }, 1],
  ];

  test.each(bugs)('%s, in %s', (propertyName, name, change, seed) => {
    const scenario = scenarioNamed(name);
    const setting = settingOf(scenario, change);
    const property = catalogue.find(each => each.name === propertyName)!;
    const model = modelFor(scenario, setting, [property]);
    const { counterexample } = fc.check(
      fc.property(choiceLists(stepsMax), wishes => !randomRun(model, wishes, [property]).broken),
      { seed, numRuns: 300 },
    );
    const { steps } = randomRun(model, counterexample?.[0] ?? [], [property]);
    const shortest = check(scenario, setting, [property]).properties[0]!;
    const token = tokenOf(model, { scenario, setting, stem: steps.map(({ at }) => at) });
    expect(steps, `${token} against ${shortest.token}`).toHaveLength(shortest.steps!);
  });
});
