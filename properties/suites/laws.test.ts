/**
 * Goal: the laws of the engine hold in every scenario.
 * Method: random scenarios, settings and choices, with fixed seeds; worlds of two models are compared by meaning.
 */
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { catalogue } from '#properties';
import {
  type CardScenario,
  choicesIn,
  choiceText,
  digest,
  explore,
  inForce,
  initialWorld,
  MemoisedStepPredicate,
  MemoisedWorldPredicate,
  Model,
  modelFor,
  replayToken,
  settingOf,
  settingWords,
  step,
  tokenOf,
  traceOf,
  type World,
} from '#sim';
import { choiceLists, randomRun } from '../arbitraries/choices.ts';
import { settingChanges } from '../arbitraries/settings.ts';
import { cardScenarios, tinyScenarios } from '../arbitraries/worlds.ts';

/** A text of a world that does not depend on the numbers of its model. */
function meaning({ model, row }: World): string {
  const cells = model.cells.map((cells, at) => [
    cells.localState(cells.localOf[row[at]!]!),
    cells.messages(cells.inboxOf[row[at]!]!).map(message => model.registers.envelope(message)),
  ]);
  return JSON.stringify([cells, row.slice(-2).join()]);
}

/** The meanings of all worlds of a model. */
function meanings(model: Model): ReadonlySet<string> {
  const seen = new Set([meaning(initialWorld(model))]);
  const open = [initialWorld(model)];
  for (const world of open)
    for (const [at] of choicesIn(world).entries()) {
      const { to } = step(world, at)!;
      if (seen.has(meaning(to))) continue;
      seen.add(meaning(to));
      open.push(to);
    }
  return seen;
}

const counts = (model: Model) => {
  const { worlds, steps, depth } = explore(model, [], { worldsMax: 3_000 }).explored;
  return { worlds, steps, depth };
};
const made = (scenario: CardScenario, change = {}) => new Model(scenario, settingOf(scenario, change));

test.prop([cardScenarios, settingChanges(), choiceLists(40)], { seed: 3, numRuns: 25 })(
  'a run replayed from its token is the same run',
  (scenario, change, wishes) => {
    const setting = settingOf(scenario, change);
    const model = new Model(scenario, setting);
    const { steps, end } = randomRun(model, wishes);
    const read = traceOf(tokenOf(model, { scenario, setting, stem: steps.map(({ at }) => at) }), [scenario]);
    expect(settingWords(read.scenario, read.setting)).toEqual(settingWords(scenario, setting));
    const again = replayToken(new Model(read.scenario, read.setting), read);
    expect(digest(again.steps)).toBe(read.check);
    expect(meaning(again.end)).toBe(meaning(end));
  },
);

test.prop([tinyScenarios], { seed: 3, numRuns: 6 })(
  'every world reached with quiet timers is reached with free timers',
  scenario => {
    const free = meanings(made(scenario, { timers: 'free' }));
    const astray = [...meanings(made(scenario, { timers: 'quiet' }))].filter(world => !free.has(world));
    expect(astray).toEqual([]);
  },
);

test.prop([cardScenarios, choiceLists(40)], { seed: 3, numRuns: 25 })(
  'a memoised predicate agrees with its predicate, in any order of worlds',
  (scenario, wishes) => {
    const properties = inForce(scenario, catalogue);
    const model = modelFor(scenario, settingOf(scenario), properties);
    const { steps } = randomRun(model, wishes);
    const successors = model.successors();
    for (const { test } of properties) {
      if (test.form === 'always') {
        const judge = new MemoisedWorldPredicate(model, test.holds);
        for (const { to, after } of [...steps, ...steps]) expect(judge.holds(to.row)).toBe(test.holds(after));
      } else if (test.form === 'step') {
        const judge = new MemoisedStepPredicate(model, test.holds);
        for (const taken of [...steps, ...steps]) {
          model.expand(taken.from.row, successors);
          const judged = judge.holds(taken.from.row, successors.move(taken.at), taken.to.row);
          expect(judged).toBe(test.holds(taken));
        }
      }
    }
  },
);

test.prop([cardScenarios], { seed: 3, numRuns: 8 })(
  'a model explored twice has the same worlds and steps',
  scenario => {
    const model = made(scenario);
    const once = counts(model);
    expect(counts(model)).toEqual(once);
    expect(counts(made(scenario))).toEqual(once);
  },
);

test.prop([cardScenarios, fc.array(choiceLists(40), { minLength: 2, maxLength: 5 })], { seed: 3, numRuns: 25 })(
  'the order of exploration changes no choice and no world',
  (scenario, lists) => {
    const walked = (order: readonly (readonly number[])[]) => {
      const model = made(scenario);
      return new Map(
        order.map(wishes => {
          const { steps, end } = randomRun(model, wishes);
          const offered = [...steps.map(({ from }) => from), end].map(world => choicesIn(world).map(choiceText));
          return [wishes, { offered, end: meaning(end) }] as const;
        }),
      );
    };
    const forwards = walked(lists);
    for (const [wishes, seen] of walked(lists.toReversed())) expect(seen).toEqual(forwards.get(wishes));
  },
);
