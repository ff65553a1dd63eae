/** Frames at every size: no line overflows, and every fact of the state can be read. */

import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios, viewOf } from '#sim';
import { choiceLabel } from '../../sequence/narrate.ts';
import { leavesOf } from '../../sequence/regions.ts';
import { widthOf } from '../../text/width.ts';
import { homeEntries } from '../home/home.ts';
import { plainCanvas } from '../paint/paint.ts';
import { factsOf } from '../parties/facts.ts';
import { previewOf } from '../run/preview.ts';
import { lastOf, tokenSoFar, worldOf } from '../run/run.ts';
import { verdictsIn } from '../run/verdicts.ts';
import type { Action } from '../state/action.ts';
import { paneNames } from '../state/arrange.ts';
import { initialState } from '../state/opening.ts';
import { menuNames } from '../state/overlay.ts';
import { listed } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { frameText } from './frame.tsx';
import { reduce } from './reduce.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];
const acted = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const upon = (state: State, ...kinds: Action['kind'][]): State =>
  kinds.reduce((next, kind) => reduce(next, { kind, by: 1 } as Action), state);
const shown = (state: State): string => frameText(state, plainCanvas);

/** The lines of a focused pane that fills the screen, from the first to the last. */
function scrolledThrough(state: State): string {
  let at = state;
  let text = shown(at);
  for (let page = 0; page < 30; page++) {
    at = acted(at, { kind: 'scroll', pages: 1 });
    text += `\n${shown(at)}`;
  }
  return text;
}

describe.each(sizes)('at $columns × $rows', size => {
  const first = initialState({ scenarios, catalogue, scenario: lossyBind }, size);
  const eighth = upon(first, ...Array.from({ length: 8 }, () => 'forward' as const));

  test('a frame has as many lines as the terminal has rows, and no line wider than the terminal', () => {
    const panes = paneNames.map(pane => acted(eighth, { kind: 'focus', pane }));
    const states = [
      initialState({ scenarios, catalogue }, size),
      first,
      eighth,
      ...panes,
      ...panes.map(state => upon(state, 'zoom')),
      ...panes.map(state => upon(state, 'hide')),
      ...menuNames.map(of => acted(eighth, { kind: 'menu', of })),
      acted(eighth, { kind: 'prompt', of: 'name' }, { kind: 'write', key: 'x' }),
      upon(eighth, 'help'),
      upon(eighth, 'token'),
      upon(eighth, 'faults'),
      upon(eighth, 'profile'),
      upon(eighth, 'slide'),
      upon(eighth, 'back', 'back'),
      acted(eighth, { kind: 'scroll', pages: -1 }),
    ];
    for (const state of states) {
      const lines = shown(state).split('\n');
      expect(lines.length).toBe(size.rows);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(size.columns);
    }
  });

  test('home lists every scenario and shows the story of the one under the cursor', () => {
    let state = initialState({ scenarios, catalogue }, size);
    const entries = homeEntries(state);
    expect(entries.map(({ title }) => title).sort()).toEqual(scenarios.map(({ name }) => name).sort());
    expect(shown(state)).toContain(entries[0]!.story.split(' ').slice(0, 4).join(' '));
    for (const { title } of entries) {
      expect(shown(state)).toMatch(new RegExp(`› +${title.slice(0, 20)}`));
      state = upon(state, 'move');
    }
  });

  test('the header shows the scenario, the profile, the step, the token and the budget that is left', () => {
    const [top = '', below = ''] = shown(eighth).split('\n');
    expect(top).toContain('lossy-bind  hardened');
    expect(top).toContain('step 8 of 8');
    expect(top).toContain(tokenSoFar(eighth.run!).slice(-5));
    expect(below).toContain('lose 1/1');
  });

  test('the pane of the parties shows every active state and every fact of a party', () => {
    const inspecting = upon(eighth, 'inspect', 'zoom');
    const { run } = eighth;
    const { party } = lastOf(run!)!.choice;
    const seen = scrolledThrough(inspecting);
    const { chart } = run!.model.parties.find(({ name }) => name === party)!;
    const local = viewOf(worldOf(run!)).local(party);
    for (const { region, state } of leavesOf(chart, local.value))
      expect(seen).toMatch(new RegExp(`${region} [\\s\\S]*\\[${state}\\]`));
    for (const { name } of factsOf(local.context, size.columns)) expect(seen).toContain(name);
  });

  test('the pane of messages in flight lists every message with the choice that delivers it', () => {
    const flight = shown(acted(eighth, { kind: 'focus', pane: 'flight' }, { kind: 'zoom' }));
    const waiting = eighth.run!.model.parties.flatMap(({ name }) => viewOf(worldOf(eighth.run!)).inbox(name));
    expect(waiting.length).toBeGreaterThan(0);
    for (const { message } of waiting) expect(flight).toMatch(new RegExp(`\\d +${message.type}`));
  });

  test('choices carry their numbers in the token, faults carry a mark, and the choice under the cursor has a preview', () => {
    const frame = shown(eighth);
    for (const { at, choice, fault } of listed(eighth).slice(0, 3))
      expect(frame).toContain(`${at} ${fault ? '!' : ' '} ${choiceLabel(choice, eighth.run!.model).slice(0, 30)}`);
    expect(frame).toContain('› 0');
    expect(frame).toContain(previewOf(eighth.run!, 0).effect.slice(0, 12));
  });

  test('the lane names of the chart and the pane titles keep their places after a step', () => {
    const scenario = scenarios.find(({ name }) => name === 'two-phase-commit')!;
    for (const name of [lossyBind, scenario]) {
      let there = initialState({ scenarios, catalogue, scenario: name }, size);
      const headOf = (state: State): readonly string[] =>
        shown(state)
          .split('\n')
          .slice(3, 5)
          .map(line => line.split('│')[0]!);
      const titlesOf = (state: State): string =>
        shown(state)
          .split('\n')
          .map(line => /[─═] /.exec(line)?.index ?? -1)
          .join();
      const [head, titles] = [headOf(there), titlesOf(there).length];
      for (let step = 0; step < 12; step++) {
        there = reduce(there, { kind: 'take' });
        expect(headOf(there)[0]).toBe(head[0]);
        expect(titlesOf(there).length).toBeGreaterThan(titles / 2);
      }
    }
  });

  test('every property in force has a verdict on the screen', () => {
    const text = scrolledThrough(acted(eighth, { kind: 'focus', pane: 'properties' }, { kind: 'zoom' }));
    for (const { property } of verdictsIn(eighth.run!)) expect(text).toContain(property.name.slice(0, 24));
  });

  test('the overlay shows the whole token', () => {
    expect(shown(upon(eighth, 'token')).replaceAll('\n', '').replaceAll(' ', '')).toContain(tokenSoFar(eighth.run!));
  });
});

test('a terminal too small for a run gets a message with the smallest size', () => {
  const state = initialState({ scenarios, catalogue, scenario: lossyBind }, { columns: 30, rows: 8 });
  expect(shown(state)).toContain('60 × 20');
});
