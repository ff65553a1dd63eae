/** Every screen of the tour at every size: no line overflows, and the text of each stop is complete. */

import { describe, expect, test } from 'vitest';
import { safeguards } from '#machines';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { answerNow as answerTo } from '../../cli/explore/answer.ts';
import { stops } from '../../formats/tour-stops.ts';
import { widthOf } from '../../text/width.ts';
import { frameText } from '../app/frame.tsx';
import { reduce } from '../app/reduce.ts';
import { homeEntries } from '../home/home.ts';
import { plainCanvas } from '../paint/paint.ts';
import type { Action } from '../state/action.ts';
import { initialState } from '../state/opening.ts';
import type { Answer } from '../state/question.ts';
import type { State } from '../state/state.ts';
import { questionIn } from './tour.ts';

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 160, rows: 50 },
];
const upon = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const frameOf = (state: State): string => frameText(state, plainCanvas);
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const take: Action = { kind: 'take' };

// A stop with few worlds; the checker's answer is the same at every size.
const deleting = stops.findIndex(({ property }) => property === 'told-deleted-means-fenced');
const stop = stops[deleting]!;
const answers = new Map<string, Answer>();
const answer = (state: State): State => {
  const question = questionIn(state)!;
  const { key } = question;
  const known = answers.get(key) ?? answerTo(question);
  answers.set(key, known);
  return reduce(state, { kind: 'answer', key, answer: known });
};

describe.each(sizes)('at $columns × $rows', size => {
  const first = initialState({ scenarios, catalogue, stops }, size);
  const asked = upon(first, { kind: 'digit', digit: String(deleting + 1) });
  const told = answer(asked);
  const begins = upon(told, take);
  const end = upon(begins, { kind: 'end' });
  const exploring = upon(end, { kind: 'mend' });
  const mended = answer(exploring);

  test('a frame has as many lines as the terminal has rows, and no line wider than the terminal', () => {
    const every = stops.map((_, at) => upon(first, { kind: 'digit', digit: String(at + 1) }));
    const states = [first, ...every, told, begins, end, exploring, mended].flatMap(state => [
      state,
      upon(state, { kind: 'help' }),
    ]);
    for (const state of [...states, upon(end, { kind: 'cycle', by: 1 }), upon(end, { kind: 'inspect' })]) {
      const lines = frameOf(state).split('\n');
      expect(lines.length).toBe(size.rows);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
    }
  });

  test('the first screen lists the stops, numbered, above the scenarios', () => {
    const frame = frameOf(first);
    for (const [at, { title }] of stops.entries()) expect(frame).toContain(`${at + 1} ${title.slice(0, 16)}`);
    let state = first;
    for (const [at, { title }] of stops.entries()) {
      expect(frameOf(state)).toMatch(new RegExp(`› +${at + 1} ${title.slice(0, 16).replaceAll(/[()]/g, '.')}`));
      state = upon(state, { kind: 'move', by: 1 });
    }
    for (const { title } of homeEntries(first).slice(stops.length)) {
      expect(frameOf(state)).toMatch(new RegExp(`› +${title}`));
      state = upon(state, { kind: 'move', by: 1 });
    }
  });

  test.each(stops.map((each, at) => ({ ...each, at })))('the page of stop $at shows its whole text', ({
    about,
    trouble,
    mends,
    at,
  }) => {
    let state = upon(first, { kind: 'digit', digit: String(at + 1) });
    const safeguard = safeguards[mends];
    let seen = flat(frameOf(state));
    // On the smallest screen some pages are a few lines longer than the screen.
    for (let line = 0; line < 8; line++) {
      state = upon(state, { kind: 'move', by: 1 });
      seen += ` ${flat(frameOf(state))}`;
    }
    const says = catalogue.find(({ name }) => name === stops[at]!.property)!.says;
    for (const text of [about, trouble, says, safeguard.hardened, safeguard.story, safeguard.price])
      for (const word of text.split(' ')) expect(seen).toContain(word);
    expect(seen).toContain('exploring…');
  });

  test('the line above a run names the stop, its violation at the violating step, and that the mended scenario holds', () => {
    const line = (state: State): string => frameOf(state).split('\n')[0]!;
    expect(frameOf(told)).toContain('enter');
    expect(line(begins)).toContain(`Stop ${deleting + 1} of ${stops.length}  ${stop.title}`);
    expect(line(upon(end, { kind: 'back' }))).not.toContain('broken');
    expect(line(end)).toContain(`✗ ${stop.property} is broken`);
    expect(line(exploring)).toContain('exploring…');
    expect(line(mended)).toMatch(/Mended: the property held in all [\d,]+ worlds/);
  });
});
