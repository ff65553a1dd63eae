/** The tour as state: questions for the checker, and answers that arrive as actions. */
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios, settingOf } from '#sim';
import { answerNow as answerTo } from '../../cli/explore/answer.ts';
import { stops } from '../../formats/tour-stops.ts';
import { reduce } from '../app/reduce.ts';
import { verdictsIn } from '../run/verdicts.ts';
import type { Action } from '../state/action.ts';
import { initialState } from '../state/opening.ts';
import { screenOf } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { storyLines } from '../story/story-lines.ts';
import { answerIn, questionIn } from './tour.ts';

const first = initialState({ scenarios, catalogue, stops }, { columns: 100, rows: 30 });
const upon = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const take: Action = { kind: 'take' };
const mend: Action = { kind: 'mend' };
const back: Action = { kind: 'chooser' };
const next: Action = { kind: 'stop', by: 1 };

/** The state after the checker's answer to its question. */
function answered(state: State): State {
  const question = questionIn(state);
  if (!question) return state;
  return reduce(state, { kind: 'answer', key: question.key, answer: answerTo(question) });
}

test('stops are listed before the scenarios, and a digit opens each', () => {
  expect(upon(first, take).visit).toEqual({ at: 0, shows: 'story' });
  expect(upon(first, { kind: 'digit', digit: '3' }).visit).toEqual({ at: 2, shows: 'story' });
  expect(upon(first, { kind: 'digit', digit: '9' }).visit).toBeUndefined();
  const past = Array.from({ length: stops.length }, (): Action => ({ kind: 'move', by: 1 }));
  const chosen = upon(first, ...past, take);
  expect([chosen.run?.scenario, chosen.visit]).toEqual([scenarios[0], undefined]);
  expect(upon(chosen, back).cursor).toBe(stops.length);
});

test.each(
  stops.map((stop, at) => ({ ...stop, at })),
)('at stop $at, $property is violated, and holds in the mended scenario', stop => {
  const told = answered(upon(first, { kind: 'digit', digit: String(stop.at + 1) }));
  expect(screenOf(told)).toBe('stop');
  const begins = upon(told, take);
  expect(screenOf(begins)).toBe('walk');
  expect(begins.run).toMatchObject({ position: 0, scenario: { name: stop.scenario } });
  const verdict = (state: State) => verdictsIn(state.run!).find(({ property }) => property.name === stop.property)!;
  // A safety property is violated in the last step, a liveness property by the end.
  const end = upon(begins, { kind: 'end' });
  expect(verdict(end).state).toBe('violated');
  const before = verdict(upon(end, { kind: 'back' }));
  const lines = storyLines(end.run!, { width: 400, height: 3 }, stop.property);
  if (verdict(end).since === end.run!.position)
    expect(lines[1]![0]!.text).toBe(`✗ Violated: ${verdict(end).property.says}`);
  if (verdict(end).property.kind !== 'liveness') expect(before.state).not.toBe('violated');

  const waits = upon(end, mend);
  expect(waits.run).toMatchObject({ position: 0, path: [], setting: settingOf(waits.run!.scenario) });
  const mended = answered(waits);
  expect(answerIn(mended)).toMatchObject({ verdict: 'holds', token: undefined });
  expect(mended.run).toBe(waits.run);
}, 60_000);

test('a violating trace requested early opens once it is found, and nothing is explored twice', () => {
  const waits = upon(first, take, take);
  expect([waits.visit?.shows, waits.run]).toEqual(['broken', undefined]);
  const opened = answered(waits);
  expect(opened.run?.path.length).toBeGreaterThan(0);
  const again = upon(opened, back);
  expect([again.visit, again.run]).toEqual([{ at: 0, shows: 'story' }, undefined]);
  expect(questionIn(again)).toBeUndefined();
  expect(upon(again, take).run?.path.length).toBe(opened.run?.path.length);
  expect(upon(opened, mend, mend).run?.path.length).toBe(opened.run?.path.length);
  expect(upon(again, back).visit).toBeUndefined();
});

test('an answer to a cancelled question is stored and leaves the screen unchanged', () => {
  const question = questionIn(upon(first, take))!;
  const answer = { verdict: 'holds', worlds: 3, token: undefined, says: 'it holds' } as const;
  const elsewhere = upon(first, take, next, { kind: 'move', by: 1 });
  const { answers, ...rest } = upon(elsewhere, { kind: 'answer', key: question.key, answer });
  expect(rest).toEqual({ ...elsewhere, answers: undefined });
  expect(answers[question.key]).toBe(answer);
  // An answer without a trace opens nothing.
  const nothing = upon(first, take, { kind: 'answer', key: question.key, answer }, take);
  expect([screenOf(nothing), questionIn(nothing)]).toEqual(['stop', undefined]);
});

test('the tour moves from stop to stop, and stays at its ends', () => {
  const second = upon(first, take, next);
  expect(second.visit).toEqual({ at: 1, shows: 'story' });
  expect(upon(second, { kind: 'stop', by: -1 }, { kind: 'stop', by: -1 }).visit?.at).toBe(0);
  const last = upon(second, ...stops.map(() => next));
  expect(last.visit?.at).toBe(stops.length - 1);
  expect(upon(answered(upon(second, take)), next).visit).toEqual({ at: 2, shows: 'story' });
  expect(upon(first, next, mend).visit).toBeUndefined();
});
