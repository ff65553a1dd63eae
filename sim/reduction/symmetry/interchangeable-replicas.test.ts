import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { crash, effects, type Party, type System } from '#machines';
import { Monitors } from '../../property/monitors.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import { Search } from '../../search/search.ts';
import type { Choice } from '../../world/choice.ts';
import { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';
import { reductionsOf } from '../reductions.ts';
import { Symmetry } from './symmetry.ts';

/** Players, each of which leaves or chooses another. The players or a referee store the pairs. */
function players(count: number, known: 'by themselves' | 'by a referee'): Scenario {
  const names = Array.from({ length: count }, (_, at) => `player${at + 1}`);
  const byThemselves = known === 'by themselves';
  type Choosing = { type: 'choose'; other: string };
  const parties = names.map((name): Party => {
    const choose = byThemselves
      ? { target: 'out', actions: assign({ chosen: ({ event }: { event: Choosing }) => event.other }) }
      : {
          target: 'out',
          actions: {
            type: 'send' as const,
            params: ({ event }: { event: Choosing }) => ({
              to: 'referee',
              message: { type: 'chosen', by: name, other: event.other },
            }),
          },
        };
    const player = setup({
      types: { context: {} as { chosen: string }, events: {} as Choosing | { type: 'leave' } },
      actions: effects,
    }).createMachine({
      id: name,
      context: { chosen: 'none' },
      initial: 'free',
      states: { free: { on: { choose: choose as never, leave: 'gone' } }, out: {}, gone: {} },
    });
    const choices = names.filter(other => other !== name).map(other => ({ type: 'choose', other }));
    return { name, chart: player, intents: [...choices, { type: 'leave' }] };
  });
  type Chosen = { type: 'chosen'; by: string; other: string };
  const referee = setup({
    types: { context: {} as { chosen: readonly string[] }, events: {} as Chosen },
  }).createMachine({
    id: 'referee',
    context: { chosen: [] },
    on: {
      chosen: {
        actions: assign({
          chosen: ({ context, event }) => [...context.chosen, `${event.by} chose ${event.other}`].sort(),
        }),
      },
    },
  });
  const link = () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }) as const;
  const all = byThemselves ? parties : [...parties, { name: 'referee', chart: referee, sets: ['chosen'] }];
  const system: System = { parties: all, link, alike: [names.map(name => [name])] };
  return { ...twoPhaseCommitOf(3), name: 'players', system: () => system };
}

/** Every order of some names. */
function orders(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap(first => orders(names.filter(name => name !== first)).map(rest => [first, ...rest]));
}

test.each([
  [3, 'by themselves'],
  [4, 'by themselves'],
  [4, 'by a referee'],
] as const)('no world of %i players is lost with pairs stored %s', (count, known) => {
  const scenario = players(count, known);
  const model = new Model(scenario, settingOf(scenario));
  const names = model.alike[0]!.map(([name]) => name!);
  const all = orders(names);
  /** The classes of worlds up to names, each as its least text over all orders of the names. */
  const classes = (symmetry: boolean): string[] => {
    const search = new Search(model, new Monitors(model, []), reductionsOf(model, [], { sleepSets: false, symmetry }));
    while (!search.isDone) search.turn(Infinity, {});
    const row = new Int32Array(model.width);
    const texts = Array.from({ length: search.worlds.count }, (_, world) => {
      search.worlds.open(world, row);
      const facts = model.cells.flatMap((cells, party) => {
        const { value, context } = cells.localState(cells.localOf[row[party]!]!);
        const { chosen } = context as { chosen: string | readonly string[] };
        const pairs = typeof chosen === 'string' ? [chosen] : chosen;
        const waiting = cells.messages(cells.inboxOf[row[party]!]!).map(message => model.registers.text(message));
        return [
          `${model.parties[party]!.name} ${JSON.stringify(value)}`,
          ...waiting,
          ...pairs.map(pair => `${party < count ? names[party] : ''} ${pair}`),
        ];
      });
      const textIn = (order: string[]): string =>
        facts
          .map(fact => fact.replaceAll(/player\d/g, name => order[names.indexOf(name)]!))
          .sort()
          .join();
      return all.map(textIn).sort()[0]!;
    });
    return [...new Set(texts)].sort();
  };
  expect(classes(true)).toEqual(classes(false));
});

test.each([
  ['by themselves', [['player3', 'player2']], 3],
  [
    'by a referee',
    [
      ['player1', 'player3'],
      ['player2', 'player4'],
    ],
    4,
  ],
] as const)('players are not interchangeable if different players have chosen them, with pairs stored %s', (known, chosen, count) => {
  const scenario = players(count, known);
  const model = new Model(scenario, settingOf(scenario));
  const symmetry = new Symmetry(model, model.alike);
  const successors = model.successors();
  /** For each player that can leave: whether that choice is redundant. */
  const leaving = (row: Row): boolean[] => {
    symmetry.meet(row);
    model.expand(row, successors);
    return Array.from({ length: successors.count }, (_, at) => at).flatMap(at => {
      const { choice } = successors.move(at);
      return choice.kind === 'intend' && choice.intent.type === 'leave' ? [symmetry.isRedundant(successors, at)] : [];
    });
  };
  expect(leaving(model.initial)).toEqual([false, true, true, true].slice(0, count));
  let world = initialWorld(model);
  const take = (is: (choice: Choice) => boolean): void => {
    const at = choicesIn(world).findIndex(is);
    if (at >= 0) world = step(world, at)!.to;
  };
  for (const [one, other] of chosen) {
    take(choice => choice.kind === 'intend' && choice.party === one && choice.intent.other === other);
    take(({ kind }) => kind === 'deliver');
  }
  expect(leaving(world.row)).toEqual([false, false]);
});

test('a crash that loses a message about another replica names more than one replica', () => {
  const names = ['player1', 'player2', 'player3'];
  type Pointing = { type: 'point'; other: string };
  const player = (name: string): Party => ({
    name,
    chart: setup({ types: { events: {} as Pointing | { type: 'crash' | 'restart' } }, actions: effects }).createMachine(
      {
        id: name,
        on: { crash: '.down' },
        initial: 'up',
        states: {
          up: {
            on: {
              point: {
                actions: {
                  type: 'send',
                  params: ({ event }) => ({ to: 'referee', message: { type: 'pointed', other: event.other } }),
                },
              },
            },
          },
          down: { tags: 'down', on: { restart: 'up' } },
        },
      },
    ),
    fails: [{ fault: crash }],
    intents: names.filter(other => other !== name).map(other => ({ type: 'point', other })),
  });
  const referee: Party = { name: 'referee', chart: setup({}).createMachine({ id: 'referee', on: { pointed: {} } }) };
  const link = () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }) as const;
  const alike = [names.map(name => [name])];
  const pointing: Scenario = {
    ...twoPhaseCommitOf(3),
    system: () => ({ parties: [...names.map(player), referee], link, alike }),
    intents: [],
    faults: { crash: 1 },
  };
  const model = new Model(pointing, settingOf(pointing));
  const symmetry = new Symmetry(model, model.alike);
  const successors = model.successors();
  let world = initialWorld(model);
  for (const name of ['player1', 'player2']) {
    const isPointing = (choice: Choice): boolean =>
      choice.kind === 'intend' && choice.party === name && choice.intent.other === 'player3';
    world = step(world, choicesIn(world).findIndex(isPointing))!.to;
  }
  symmetry.meet(world.row);
  model.expand(world.row, successors);
  const crashes = choicesIn(world).flatMap((choice, at) =>
    choice.kind === 'crash' ? [[choice.party, choice.lost !== undefined, symmetry.isRedundant(successors, at)]] : [],
  );
  expect(crashes).toEqual([
    ['player1', false, false],
    ['player1', true, false],
    ['player2', false, true],
    ['player2', true, false],
    ['player3', false, false],
  ]);
});
