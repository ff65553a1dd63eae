// Goal: a trace is the lexicographically least of the shortest paths, with every reduction. Method: arbitrary charts in
// which
// several choices lead to the same world; an independent walk tries every list of choices, shortest and least first.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setup } from 'xstate';

import { check } from '../analysis/check.ts';
import { findingFrom } from '../analysis/check-from.ts';
import { underTest } from '../property/property.test-kit.ts';
import { always, everyStep, type Form, leadsTo, sometimes } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { choicesIn, initialWorld, step, viewOf, type World, type WorldView } from '../world/world.ts';

const states = [0, 1, 2, 3, 4];
const goal = 4;
const intents = ['x', 'y', 'z'].map(type => ({ type }));

/** By state and intent: the target, or null without a transition. */
const charts = fc.array(fc.array(fc.option(fc.constantFrom(...states)), { minLength: 3, maxLength: 3 }), {
  minLength: states.length,
  maxLength: states.length,
});

function scenarioOf(targets: readonly (readonly (number | null)[])[]): Scenario {
  const walker = setup({}).createMachine({
    id: 'walker',
    initial: 's0',
    states: Object.fromEntries(
      targets.map((row, from) => [
        `s${from}`,
        {
          on: Object.fromEntries(intents.flatMap(({ type }, at) => (row[at] === null ? [] : [[type, `s${row[at]}`]]))),
        },
      ]),
    ),
  });
  return {
    ...twoPhaseCommit,
    name: 'walks',
    system: () => ({
      parties: ['one', 'other'].map(name => ({ name, chart: walker, intents })),
      link: () => ({ discipline: 'unordered', reach: 'local', inFlightMax: 1 }),
    }),
  };
}

const isThere = (world: WorldView) => ['one', 'other'].every(name => world.local(name).value === `s${goal}`);

/** The least of the shortest paths to a world with both walkers at the goal. */
function leastPath(model: Model): readonly number[] | undefined {
  let level: { readonly world: World; readonly path: readonly number[] }[] = [{ world: initialWorld(model), path: [] }];
  const seen = new Set([level[0]!.world.row.join()]);
  while (level.length > 0) {
    const hit = level.find(({ world }) => isThere(viewOf(world)));
    if (hit) return hit.path;
    level = level.flatMap(({ world, path }) =>
      choicesIn(world).flatMap((_, at) => {
        const { to } = step(world, at)!;
        if (seen.has(to.row.join())) return [];
        seen.add(to.row.join());
        return [{ world: to, path: [...path, at] }];
      }),
    );
  }
  return undefined;
}

const forms: Readonly<Record<string, Form>> = {
  always: always(world => !isThere(world)),
  sometimes: sometimes(isThere),
  step: everyStep(({ after }) => !isThere(after)),
  obligation: leadsTo(isThere, () => false),
};

test.each<[form: string, limits: Limits]>([
  ['always', {}],
  ['always', { untilFound: true }],
  ['always', { sleepSets: false }],
  ['always', { bitState: 20 }],
  ['always', { deadMessages: true }],
  ['always', { partialOrder: true }],
  ['sometimes', {}],
  ['step', {}],
  ['step', { bitState: 20 }],
  // Only intents happen here: every world is settled, so a pending obligation is violated there.
  ['obligation', {}],
])('%s, with %j', (form, limits) => {
  fc.assert(
    fc.property(charts, targets => {
      const scenario = scenarioOf(targets);
      const setting = settingOf(scenario);
      const least = leastPath(new Model(scenario, setting));
      const [found] = check(scenario, setting, [underTest(forms[form]!)], limits).properties;
      expect(found!.trace?.stem).toEqual(least);
    }),
    { seed: 7, numRuns: 60 },
  );
});

test('a search from a run without steps finds the same path', () => {
  fc.assert(
    fc.property(charts, targets => {
      const scenario = scenarioOf(targets);
      const model = new Model(scenario, settingOf(scenario));
      const turns = findingFrom({ model, steps: [] }, underTest(forms.sometimes!), {}, { now: () => 0 });
      let turn = turns.next();
      while (!turn.done) turn = turns.next();
      expect(turn.value.found.trace?.stem).toEqual(leastPath(model));
    }),
    { seed: 8, numRuns: 60 },
  );
});
