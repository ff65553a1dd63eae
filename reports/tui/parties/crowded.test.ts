/**
 * Goal: a party of twenty regions is readable at every size. Method: a step changes all of them, and the pane is
 * scrolled through.
 */
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import type { System } from '#machines';
import { type Scenario, scenarios } from '#sim';
import { frameText } from '../app/frame.tsx';
import { reduce } from '../app/reduce.ts';
import { plainCanvas } from '../paint/paint.ts';
import type { Action } from '../state/action.ts';
import { initialState } from '../state/opening.ts';
import type { State } from '../state/state.ts';

const regions = Array.from({ length: 20 }, (_, at) => `slot${at + 1}`);
const busy = createMachine({
  id: 'busy',
  type: 'parallel',
  states: Object.fromEntries(
    regions.map(name => [
      name,
      { initial: 'idle', states: { idle: { on: { [`busy.${name}`]: `asked${name}` } }, [`asked${name}`]: {} } },
    ]),
  ),
});
const system: System = {
  parties: [{ name: 'busy', chart: busy, intents: regions.map(name => ({ type: `busy.${name}` })) }],
  link: () => ({ discipline: 'ordered', reach: 'local', inFlightMax: 1 }),
};
const scenario: Scenario = {
  ...scenarios[0]!,
  name: 'crowded',
  story: 'One party does twenty things.',
  system: () => system,
  intents: [],
  asserts: [],
};

const sizes = [
  [60, 20],
  [80, 24],
  [100, 30],
  [120, 40],
  [160, 50],
] as const;
const upon = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const take: Action = { kind: 'take' };
const seen = (state: State): string => frameText(state, plainCanvas);

describe.each(sizes)('at %i × %i', (columns, rows) => {
  const first = initialState({ scenarios, catalogue: [], scenario }, { columns, rows });
  const all = upon(first, ...regions.map(() => take));

  test('the pane of the parties shows all twenty active states', () => {
    let at = upon(all, { kind: 'focus', pane: 'parties' }, { kind: 'zoom' });
    let text = seen(at);
    for (let page = 0; page < 20; page++) {
      at = upon(at, { kind: 'scroll', pages: 1 });
      text += `\n${seen(at)}`;
    }
    for (const name of regions) expect(text).toMatch(new RegExp(`${name} .*\\[asked${name}\\]`));
  });
});
