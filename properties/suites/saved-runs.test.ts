// Goal: a saved run says how it stands, whatever has become of the places of its choices. Method: small edits of a scenario.
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

/** The shortest way to two live rows, and the way to an orphan that stays; `check lossy-bind --profile published` shows both. */
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

test('a run that breaks something still fails, at the step that breaks it', () => {
  expect(answerOf(saved(twoRows, breaks('one-live-row-per-card')))).toEqual(['still fails', 7]);
  expect(answerOf(saved(orphan, breaks('no-orphan-is-left')))).toEqual(['still fails', 17]);
});

test('mended, the same choices hold, or can no longer be taken', () => {
  expect(answerOf(hardened(saved(twoRows, breaks('one-live-row-per-card'))))).toEqual(['now holds', undefined]);
  // Asking again opens no second row, so no second question to the issuer comes to be delivered.
  expect(answerOf(hardened(saved(orphan, breaks('no-orphan-is-left'))))).toEqual(['no longer applies', 10]);
});

test('a run kept because it holds says so, or that it fails now', () => {
  const good = saved(twoRows.slice(0, 6), keeps('one-live-row-per-card'));
  expect(answerOf(good)).toEqual(['still holds', undefined]);
  expect(answerOf({ ...good, stem: saved(twoRows, undefined).stem })).toEqual(['now fails', 7]);
  expect(answerOf(saved(twoRows, undefined))).toEqual(['still applies', undefined]);
});

describe('it survives edits of the scenario', () => {
  const texts = ({ steps }: Replayed): string[] => steps.map(({ choice }) => choiceText(choice));
  const run = saved(orphan, breaks('no-orphan-is-left'));
  const original = texts(regressionStatusOf(run, catalogue).run);

  test('where parties stand in another order, every place may be another, and the run is the same', () => {
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

  test('where more faults are granted than were', () => {
    const scenario: CardScenario = { ...lossyBind, faults: { lose: 2, copy: 2, crash: 2, tear: 1 } };
    const setting = settingOf(scenario, { profile: 'published' });
    const { answer, run: again } = regressionStatusOf({ ...run, scenario, setting }, catalogue);
    expect(answer).toBe('still fails');
    expect(texts(again)).toEqual(original);
  });
});

test('a party that is gone is a step that is gone', () => {
  const run = saved(twoRows, breaks('one-live-row-per-card'));
  const stem = run.stem.with(3, { what: 'deliver element.identified from oldElement to terminal', which: [] });
  const { answer, step, run: part } = regressionStatusOf({ ...run, stem }, catalogue);
  expect([answer, step, part.steps.length]).toEqual(['no longer applies', 4, 3]);
});

test('a cycle that no longer comes back applies no longer', () => {
  const run = saved(twoRows, breaks('one-live-row-per-card'));
  expect(answerOf({ ...run, stem: run.stem.slice(0, 5), cycle: run.stem.slice(5) })).toEqual(['no longer applies', 7]);
});

test('a property nobody knows is refused', () => {
  expect(() => regressionStatusOf(saved(twoRows, breaks('one-live-row-per-crad')), catalogue)).toThrow(
    /unknown property "one-live-row-per-crad": did you mean "one-live-row-per-card"/,
  );
});
