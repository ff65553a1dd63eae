// Goal: no reduction changes a verdict, or the length of a shortest trace. Method: one suite for all reductions
// compares each
// with the search that takes every step, on systems and properties for which each reduction leaves something out.
import { describe, expect, test } from 'vitest';
import { remembering } from '#machines';
import { check, modelFor } from '../analysis/check.ts';
import { scenarios } from '../index.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { scenarioOf } from '../samples/remembering.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { InputError } from '../world/input-error.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { WorldView } from '../world/world.ts';
import type { Reduction } from './reduction.ts';
import { reductionsOf } from './reductions.ts';

const reductions: Readonly<Record<Reduction['name'], Limits>> = {
  'sleep-sets': { sleepSets: true },
  symmetry: { sleepSets: false, symmetry: true },
  'partial-order': { sleepSets: false, partialOrder: true },
  'dead-messages': { sleepSets: false, deadMessages: true },
};
const names = Object.keys(reductions) as Reduction['name'][];

const worker = (name: string) =>
  remembering(name, { idle: { on: { go: ['begun'] } }, begun: { now: ['done'] }, done: {} });
const named = (name: string): Scenario => scenarios.find(scenario => scenario.name === name)!;

/** Small systems; each reduction leaves out worlds or steps of at least one of them. */
const systems: Readonly<Record<string, Scenario>> = {
  'two-phase commit': twoPhaseCommitOf(3),
  'two workers': scenarioOf([worker('ann'), worker('ben')]),
  'a bind over a network that loses': named('lossy-bind'),
  'a switch': named('switch-card'),
};

const isAt = (world: WorldView, value: string): boolean =>
  world.parties.some(party => JSON.stringify(world.local(party).value).includes(`"${value}"`));
const all = (world: WorldView, value: string): boolean =>
  world.parties.every(party => !JSON.stringify(world.local(party).value).includes(`"${value}"`));

/**
 * Properties that name no party: some hold, some are violated, some have a witness. Those about steps are checked
 * separately, since a search that judges steps has no sleep sets.
 */
const ofWorlds: readonly Property[] = [
  always(world => !isAt(world, 'done')),
  always(world => !isAt(world, 'bound')),
  always(world => all(world, 'committed') || all(world, 'aborted')),
  sometimes(world => isAt(world, 'committed')),
  sometimes(world => isAt(world, 'active')),
  sometimes(world => isAt(world, 'nowhere')),
].map((form, at) => ({ ...underTest(form), name: `of-worlds-${at}` }));
const ofSteps: readonly Property[] = [
  everyStep(({ sends }) => sends.length < 5),
  everyStep(({ sends }) => sends.length < 2),
].map((form, at) => ({ ...underTest(form), name: `of-steps-${at}` }));

/** The verdict and shortest length of each property, or the message with which the reduction is refused. */
function verdictsOf(scenario: Scenario, properties: readonly Property[], limits: Limits) {
  try {
    const { properties: concluded, explored } = check(scenario, settingOf(scenario), properties, limits);
    expect(explored.complete).toBe(true);
    return {
      verdicts: concluded.map(({ property, verdict, steps = 0, added = 0 }) => [property.name, verdict, steps - added]),
      explored,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message;
  }
}

describe.each(names)('%s', name => {
  const limits = reductions[name];
  const differences: number[] = [];

  test.each(Object.entries(systems))('changes no verdict and no shortest length of %s', (_, scenario) => {
    for (const properties of [ofWorlds, ofSteps]) {
      const plain = verdictsOf(scenario, properties, { sleepSets: false });
      const reduced = verdictsOf(scenario, properties, limits);
      if (typeof plain === 'string') throw new Error(plain);
      if (typeof reduced === 'string') return expect(reduced).toMatch(/^symmetry: nothing in .* is declared alike/);
      expect(reduced.verdicts).toEqual(plain.verdicts);
      differences.push(plain.explored.steps - reduced.explored.steps, reduced.explored.skipped);
    }
  });

  test('leaves something out of at least one of them', () => {
    expect(Math.max(...differences)).toBeGreaterThan(0);
  });

  test('is selected by its limit', () => {
    const scenario = twoPhaseCommitOf(3);
    expect(reductionsOf(modelFor(scenario, settingOf(scenario)), [], limits).map(each => each.name)).toEqual([name]);
  });
});
