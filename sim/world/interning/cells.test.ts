/** Goal: the moves of a cell. Method: one letter in flight, over links of each discipline, with faults granted one by one. */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { cardFaults, effects, type Link, send, tear } from '#machines';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import type { FaultBudget } from '../choice.ts';
import { Model } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import { settingOf } from '../setting.ts';
import { choicesIn, initialWorld, step, type World } from '../world.ts';

/** The world in which one letter is in flight. */
function waiting(faults: FaultBudget, discipline: Link['discipline'] = 'unordered'): World {
  const writer = setup({ actions: effects }).createMachine({
    id: 'writer',
    initial: 'idle',
    states: { idle: { on: { go: { target: 'spent', actions: send('reader', { type: 'letter' }) } } }, spent: {} },
  });
  const reader = setup({}).createMachine({
    id: 'reader',
    initial: 'fresh',
    states: { fresh: { on: { letter: 'glad' } }, glad: {} },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [
        { name: 'writer', chart: writer, intents: [{ type: 'go' }] },
        { name: 'reader', chart: reader },
      ],
      link: () => ({ discipline, reach: 'network', inFlightMax: 2 }),
    }),
    intents: [],
    faults,
  };
  return step(initialWorld(new Model(scenario, settingOf(scenario))), 0)!.to;
}

test.each<[FaultBudget, Link['discipline'], string[]]>([
  [{}, 'unordered', ['deliver']],
  [{ lose: 1 }, 'unordered', ['deliver', 'lose']],
  [{ copy: 1 }, 'unordered', ['deliver', 'copy']],
  [{ lose: 1, copy: 1 }, 'ordered', ['deliver', 'lose', 'copy']],
  [{ lose: 1, copy: 1 }, 'duplicating', ['deliver', 'lose']],
])('a fault is a move of a cell where it has a budget and changes the inbox: %j over a link that is %s', (faults, discipline, kinds) => {
  const { model, row } = waiting(faults, discipline);
  expect(model.cells[1]!.moves(row[1]!).map(({ kind }) => kind)).toEqual(kinds);
});

test('a loss sends and reports nothing', () => {
  const world = waiting({ lose: 1 });
  const at = choicesIn(world).findIndex(({ kind }) => kind === 'lose');
  expect(step(world, at)).toMatchObject({ sends: [], reports: [], heard: true });
});

test('a power loss removes the messages of the bus, and keeps those of other senders', () => {
  const letter = { type: 'letter' };
  const idle = (id: string) => setup({}).createMachine({ id });
  const card = setup({}).createMachine({
    id: 'card',
    on: { letter: {}, tear: '.off' },
    initial: 'on',
    states: { on: {}, off: { tags: 'down', on: { 'power-up': 'on' } } },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [
        { name: 'writer', chart: idle('writer') },
        { name: 'terminal', chart: idle('terminal') },
        { name: 'card', chart: card, fails: [{ fault: tear, closes: ['terminal'] }] },
      ],
      faults: cardFaults,
      link: () => ({ discipline: 'unordered', reach: 'local', inFlightMax: 1 }),
    }),
    beginnings: [{ name: 'both', sends: ['writer', 'terminal'].map(from => ({ from, to: 'card', message: letter })) }],
    intents: [],
    faults: { tear: 1 },
  };
  const world = initialWorld(new Model(scenario, settingOf(scenario)));
  const { before, after } = step(
    world,
    choicesIn(world).findIndex(({ kind }) => kind === 'tear'),
  )!;
  const senders = [before, after].map(view => view.inbox('card').map(({ from }) => from));
  expect(senders).toEqual([['writer', 'terminal'], ['writer']]);
});
