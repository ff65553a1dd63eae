// Goal: the status of a saved run does not depend on the places of its choices. Method: small edits of a scenario.
import { describe, expect, test } from 'vitest';
import {
  type CardChange,
  type CardScenario,
  choiceText,
  describedRun,
  Model,
  type Replayed,
  regressionStatusOf,
  replay,
  type SavedRun,
  scenarios,
  settingOf,
} from '#sim';
import { catalogue } from '../index.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

/** The shortest runs to two live rows and to a permanent orphan, from `check lossy-bind --profile published`. */
const twoRows = [0, 0, 0, 0, 0, 1, 0];
const orphan = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 3, 4, 1, 0, 0, 0, 1];

function saved(stem: readonly number[], shows: SavedRun['shows'], change: CardChange = {}): SavedRun {
  const setting = settingOf(lossyBind, { profile: 'published', ...change });
  return { scenario: lossyBind, setting, shows, ...describedRun(replay(new Model(lossyBind, setting), { stem })) };
}

const breaks = (property: string) => ({ verdict: 'breaks', property }) as const;
const keeps = (property: string) => ({ verdict: 'keeps', property }) as const;
const hardened = (run: SavedRun): SavedRun => ({ ...run, setting: settingOf(lossyBind) });
const answerOf = (run: SavedRun) => {
  const { answer, step } = regressionStatusOf(run, catalogue);
  return [answer, step];
};

test('a run that violates a property still fails, at the violating step', () => {
  expect(answerOf(saved(twoRows, breaks('one-live-row-per-card')))).toEqual(['still fails', 7]);
  expect(answerOf(saved(orphan, breaks('no-orphan-is-left')))).toEqual(['still fails', 17]);
});

test('after a repair, the same choices hold, or are no longer possible', () => {
  expect(answerOf(hardened(saved(twoRows, breaks('one-live-row-per-card'))))).toEqual(['now holds', undefined]);
  // The repeated request opens no second row, so there is no second query to the issuer to deliver.
  expect(answerOf(hardened(saved(orphan, breaks('no-orphan-is-left'))))).toEqual(['no longer applies', 10]);
});

test('a run saved because it holds still holds, or now fails', () => {
  const good = saved(twoRows.slice(0, 6), keeps('one-live-row-per-card'));
  expect(answerOf(good)).toEqual(['still holds', undefined]);
  expect(answerOf({ ...good, stem: saved(twoRows, undefined).stem })).toEqual(['now fails', 7]);
  expect(answerOf(saved(twoRows, undefined))).toEqual(['still applies', undefined]);
});

describe('a saved run survives edits of the scenario', () => {
  const texts = ({ steps }: Replayed): string[] => steps.map(({ choice }) => choiceText(choice));
  const run = saved(orphan, breaks('no-orphan-is-left'));
  const original = texts(regressionStatusOf(run, catalogue).run);

  test('with the parties in another order, the places differ and the run is the same', () => {
    const scenario: CardScenario = {
      ...lossyBind,
      system: setting => {
        const system = lossyBind.system(setting);
        return { ...system, parties: system.parties.toReversed() };
      },
    };
    const { answer, run: again } = regressionStatusOf({ ...run, scenario }, catalogue);
    expect(answer).toBe('still fails');
    expect(texts(again)).toEqual(original);
    expect(again.steps.map(({ at }) => at)).not.toEqual(orphan);
  });

  test('with greater fault budgets, the run is the same', () => {
    const scenario: CardScenario = { ...lossyBind, faults: { lose: 2, copy: 2, crash: 2, tear: 1 } };
    const setting = settingOf(scenario, { profile: 'published' });
    const { answer, run: again } = regressionStatusOf({ ...run, scenario, setting }, catalogue);
    expect(answer).toBe('still fails');
    expect(texts(again)).toEqual(original);
  });
});

test('a step of a party that no longer exists is missing', () => {
  const run = saved(twoRows, breaks('one-live-row-per-card'));
  const stem = run.stem.with(3, { what: 'deliver element.identified from oldElement to terminal', which: [] });
  const { answer, step, run: part } = regressionStatusOf({ ...run, stem }, catalogue);
  expect([answer, step, part.steps.length]).toEqual(['no longer applies', 4, 3]);
});

test('a cycle that no longer returns to its first world no longer applies', () => {
  const run = saved(twoRows, breaks('one-live-row-per-card'));
  expect(answerOf({ ...run, stem: run.stem.slice(0, 5), cycle: run.stem.slice(5) })).toEqual(['no longer applies', 7]);
});

test('an unknown property is an error', () => {
  expect(() => regressionStatusOf(saved(twoRows, breaks('one-live-row-per-crad')), catalogue)).toThrow(
    /unknown property "one-live-row-per-crad": did you mean "one-live-row-per-card"/,
  );
});
