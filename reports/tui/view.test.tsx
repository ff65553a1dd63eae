/** Frames at every size: nothing overflows, and what a person needs is on them. */
import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { initialWorld, scenarios, viewOf } from '#sim';
import { choiceLabel } from '../sequence/narrate.ts';
import { leavesOf } from '../sequence/regions.ts';
import { titleOf } from '../sequence/words.ts';
import type { Action } from './action.ts';
import { chartOf } from './chart.ts';
import { factsOf } from './facts.ts';
import { lightsIn } from './lights.ts';
import { tokenSoFar, worldOf } from './run.ts';
import { arranged, begun, listed, reduce, type State } from './state.ts';
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
  kinds.reduce((next, kind) => reduce(next, { kind, by: 1 } as Action), state);
const frameOf = (state: State): string => renderToString(<View state={state} />, { columns: state.size.columns });
/** The tab for a pane, where it is not in sight. */
const turned = (state: State, times: number): State =>
  Array.from({ length: times }).reduce((next: State) => reduce(next, { kind: 'cycle', by: 1 }), state);

/** What the main place shows from its first line to its last, without what stands beside it. */
function scrolledThrough(state: State): string {
  const { main } = arranged(state);
  const lines: string[] = [];
  let top = state;
  for (let next = reduce(top, up); next.scroll !== top.scroll; next = reduce(top, up)) top = next;
  for (let at: State | undefined = top; at; ) {
    lines.push(
      ...frameOf(at)
        .split('\n')
        .slice(3, 3 + main.height)
        .map(line => line.slice(0, main.width).trim()),
    );
    const next = reduce(at, { kind: 'scroll', pages: 1 });
    at = next.scroll === at.scroll ? undefined : next;
  }
  return lines.join('\n');
}
const up: Action = { kind: 'scroll', pages: -1 };

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
    let state = begun({ scenarios, catalogue }, size);
    expect(frameOf(state)).toContain(scenarios[0]!.story.split(' ').slice(0, 4).join(' '));
    for (const { name } of scenarios) {
      expect(frameOf(state)).toContain(`› ${name}`);
      state = upon(state, 'move');
    }
  });

  test('the head says which run this is, where we are and what is left', () => {
    const [top = '', below = ''] = frameOf(eighth).split('\n');
    expect(top).toContain('lossy-bind  hardened');
    expect(top).toContain('step 8 of 8');
    expect(top).toContain(tokenSoFar(eighth.run!).slice(-5));
    expect(below).toContain('lose 1/1');
  });

  test('every party’s state that differs from the beginning and everything in flight can be seen', () => {
    for (const name of ['lossy-bind', 'two-cards', 'quick-switch']) {
      const scenario = scenarios.find(each => each.name === name)!;
      let there = begun({ scenarios, catalogue, scenario }, size);
      for (let step = 0; step < 16; step++) {
        there = reduce(there, { kind: 'take' });
        const run = there.run!;
        const seen = scrolledThrough(turned(there, 1));
        const [first, now] = [viewOf(initialWorld(run.model)), viewOf(worldOf(run))];
        for (const { name, chart } of run.model.parties) {
          expect(seen).toContain(name);
          const before = leavesOf(chart, first.local(name).value).map(({ region, state }) => `${region} ${state}`);
          for (const { region, state } of leavesOf(chart, now.local(name).value))
            if (!before.includes(`${region} ${state}`)) expect(seen).toMatch(new RegExp(`${region}\\s+${state}`));
          for (const { message } of now.inbox(name)) expect(seen).toContain(`← ${message.type}`);
        }
      }
    }
  });

  test('the choices are numbered as in the token, and faults stand apart', () => {
    const frame = frameOf(eighth);
    for (const { at, choice, fault } of listed(eighth).slice(0, 3)) {
      expect(frame).toContain(`${at} ${fault ? '!' : ' '} ${choiceLabel(choice, eighth.run!.model).slice(0, 30)}`);
    }
    expect(frame).toContain('› 0');
  });

  test('nothing stands elsewhere after a step: neither the names over the chart nor the panes', () => {
    const scenario = scenarios.find(({ name }) => name === 'two-phase-commit')!;
    for (const name of [lossyBind, scenario]) {
      let there = begun({ scenarios, catalogue, scenario: name }, size);
      const head = chartOf(there.run!, arranged(there).main.width).head;
      for (let step = 0; step < 20; step++) {
        there = reduce(there, { kind: 'take' });
        expect(chartOf(there.run!, arranged(there).main.width).head).toEqual(head);
      }
      for (const party of there.run!.model.parties)
        for (const word of titleOf(party.name).split(' '))
          if (word.length < arranged(there).main.width / 8) expect(head.join('\n')).toContain(word);
    }
  });

  test('every property in force has its light', () => {
    const frame = frameOf(stacked ? turned(eighth, 2) : eighth);
    const lights = lightsIn(eighth.run!);
    const shown = lights.filter(({ property }) => frame.includes(property.name.slice(0, 24)));
    const more = /↓ (\d+) more/.exec(frame.split('Choices')[stacked ? 0 : 1] ?? '')?.[1] ?? '0';
    expect(shown.length + Number(more)).toBeGreaterThanOrEqual(lights.length);
  });

  test('inspecting shows every state and every fact of the party that moved last', () => {
    const { run } = eighth;
    const { party } = run!.path.at(-1)!.choice;
    const inspecting = upon(eighth, 'inspect');
    expect(frameOf(inspecting)).toContain(`Inspecting ${party}`);
    const seen = scrolledThrough(inspecting);
    const { chart } = run!.model.parties.find(({ name }) => name === party)!;
    const local = viewOf(worldOf(run!)).local(party);
    for (const { region, state } of leavesOf(chart, local.value))
      expect(seen).toMatch(new RegExp(`${region}\\s+${state}`));
    for (const { name } of factsOf(local.context, size.columns)) expect(seen).toContain(name);
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
