/** Goal: a party of twenty regions can be read at every size. Method: one that changes them all, scrolled through. */
import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { nobody, type System } from '#machines';
import { type Scenario, scenarios } from '#sim';
import type { Action } from './action.ts';
import { arranged, begun, reduce, type State } from './state.ts';
import { View } from './view.tsx';

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
  roster: nobody,
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
const mainOf = (state: State): string =>
  renderToString(<View state={state} />, { columns: state.size.columns })
    .split('\n')
    .slice(3, 3 + arranged(state).main.height)
    .map(line => line.slice(0, arranged(state).main.width))
    .join('\n');

describe.each(sizes)('at %i × %i', (columns, rows) => {
  const first = begun({ scenarios, catalogue: [], scenario }, { columns, rows });
  const all = upon(first, ...regions.map(() => take));

  test.each(['world', 'facts'])('all twenty states stand in the %s pane', pane => {
    let at = upon(all, pane === 'world' ? { kind: 'cycle', by: 1 } : { kind: 'inspect' });
    let seen = mainOf(at);
    for (let page = 0; page < 20; page++) {
      at = upon(at, { kind: 'scroll', pages: 1 });
      seen += `\n${mainOf(at)}`;
    }
    for (const name of regions) expect(seen).toMatch(new RegExp(`${name}\\s+asked${name}\\b`));
  });

  test('of twenty states the one that has just changed is seen without a key', () => {
    const one = upon(all, { kind: 'cycle', by: 1 });
    expect(mainOf(one)).toContain(`asked${regions.at(-1)}`);
    expect(mainOf(upon(first, take, { kind: 'cycle', by: 1 }))).not.toContain('idle');
  });
});
