/** Frames at every size: nothing overflows, and what a person needs is on them. */
import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios, viewOf } from '#sim';
import { choiceLabel } from '../sequence/narrate.ts';
import { statesOf } from './facts.ts';
import { lightsIn } from './lights.ts';
import { tokenSoFar, worldOf } from './run.ts';
import { type Action, begun, listed, reduce, type State } from './state.ts';
import { View } from './view.tsx';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 160, rows: 50 },
];
const upon = (state: State, ...kinds: Action['kind'][]): State =>
  kinds.reduce((next, kind) => reduce(next, { kind } as Action), state);
const frameOf = (state: State): string => renderToString(<View state={state} />, { columns: state.size.columns });
/** The tab for a pane, where it is not in sight. */
const turned = (state: State, times: number): State =>
  Array.from({ length: times }).reduce((next: State) => reduce(next, { kind: 'cycle', by: 1 }), state);

describe.each(sizes)('at $columns × $rows', size => {
  const stacked = size.columns < 96;
  const first = begun({ scenarios, catalogue, scenario: lossyBind }, size);
  const eighth = upon(first, ...Array.from({ length: 8 }, () => 'forward' as const));

  test('no frame is wider than the terminal or as high', () => {
    const states = [
      begun({ scenarios, catalogue }, size),
      first,
      eighth,
      turned(eighth, 1),
      turned(eighth, 2),
      upon(eighth, 'inspect'),
      upon(eighth, 'help'),
      upon(eighth, 'token'),
      upon(eighth, 'faults'),
      upon(eighth, 'profile'),
      reduce(eighth, { kind: 'scroll', pages: -1 }),
    ];
    for (const state of states) {
      const lines = frameOf(state).split('\n');
      expect(lines.length).toBe(size.rows - 1);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(size.columns);
    }
  });

  test('the chooser names every scenario and tells the story of one', () => {
    const frame = frameOf(begun({ scenarios, catalogue }, size));
    for (const { name } of scenarios) expect(frame).toContain(name);
    expect(frame).toContain(scenarios[0]!.story.split(' ').slice(0, 4).join(' '));
  });

  test('the head says which run this is, where we are and what is left', () => {
    const [top = '', below = ''] = frameOf(eighth).split('\n');
    expect(top).toContain('lossy-bind  hardened');
    expect(top).toContain('step 8 of 8');
    expect(top).toContain(tokenSoFar(eighth.run!).slice(-5));
    expect(below).toContain('lose 1/1');
  });

  test('every party’s state and everything in flight can be seen', () => {
    const there = upon(eighth, 'back', 'back', 'back');
    const frame = frameOf(stacked ? turned(there, 1) : there);
    const view = viewOf(worldOf(there.run!));
    for (const { name } of there.run!.model.parties) {
      expect(frame).toContain(name);
      for (const state of statesOf(view.local(name).value)) expect(frame).toContain(state.split('.').at(-1)!);
      for (const { message } of view.inbox(name)) expect(frame).toContain(`← ${message.type}`);
    }
  });

  test('the choices are numbered as in the token, and faults stand apart', () => {
    const frame = frameOf(eighth);
    for (const { at, choice, fault } of listed(eighth).slice(0, 3)) {
      expect(frame).toContain(`${at} ${fault ? '!' : ' '} ${choiceLabel(choice).slice(0, 30)}`);
    }
    expect(frame).toContain('› 0');
  });

  test('every property in force has its light', () => {
    const frame = frameOf(stacked ? turned(eighth, 2) : eighth);
    const lights = lightsIn(eighth.run!);
    const shown = lights.filter(({ property }) => frame.includes(property.name.slice(0, 24)));
    const more = /↓ (\d+) more/.exec(frame.split('Choices')[stacked ? 0 : 1] ?? '')?.[1] ?? '0';
    expect(shown.length + Number(more)).toBeGreaterThanOrEqual(lights.length);
  });

  test('inspecting shows what the party that moved last keeps', () => {
    const frame = frameOf(upon(eighth, 'inspect'));
    expect(frame).toContain(`Inspecting ${eighth.run!.path.at(-1)!.choice.party}`);
    expect(frame).toMatch(/^state {2}\S/m);
  });

  test('the token is shown whole', () => {
    const frame = frameOf(upon(eighth, 'token'));
    expect(frame.replaceAll('\n', '').replaceAll(' ', '')).toContain(tokenSoFar(eighth.run!));
  });
});

test('a terminal too small for a run says so', () => {
  const state = begun({ scenarios, catalogue, scenario: lossyBind }, { columns: 30, rows: 8 });
  expect(frameOf(state)).toContain('60 × 20');
});
