/** Goal: another model adopts the same numbers, or refuses them. Method: explored models, JSON text in between, and charts that differ slightly. */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, reportFrom, send } from '#machines';
import { twoPhaseCommit } from '../../samples/two-phase-commit.ts';
import { firstBind } from '../../scenarios/binding.ts';
import { explore } from '../../search/explore.ts';
import { choiceText, itemText } from '../choice.ts';
import { Model } from '../model.ts';
import type { Scenario } from '../scenario.ts';
import { settingOf } from '../setting.ts';
import { choicesIn, initialWorld, step, viewOf, type World } from '../world.ts';
import { adoptNumbers, type Numbers, numbersOf } from './numbers.ts';
import type { Observer } from './observer-table.ts';

/** The numbers as another process receives them. */
const kept = (model: Model): Numbers => JSON.parse(JSON.stringify(numbersOf(model)));
const modelOf = (scenario: Scenario, observers: readonly Observer[] = []) =>
  new Model(scenario, settingOf(scenario, { timers: 'quiet' }), observers);

test.each([
  firstBind,
  twoPhaseCommit,
])('a row denotes the same world in a model that adopted the numbers: $name', scenario => {
  const model = modelOf(scenario);
  explore(model, [], { worldsMax: 400 });
  const other = modelOf(scenario);
  adoptNumbers(other, kept(model));
  const open: World[] = [initialWorld(model)];
  const seen = new Set<string>();
  for (const world of open) {
    const same: World = { model: other, row: world.row };
    expect(choicesIn(same).map(choiceText)).toEqual(choicesIn(world).map(choiceText));
    for (const { name } of model.parties) {
      expect(viewOf(same).local(name)).toEqual(viewOf(world).local(name));
      expect(viewOf(same).inbox(name)).toEqual(viewOf(world).inbox(name));
    }
    for (const [at] of choicesIn(world).entries()) {
      const { to } = step(world, at)!;
      if (seen.has(to.row.join()) || seen.size > 150) continue;
      seen.add(to.row.join());
      open.push(to);
    }
  }
});

interface Names {
  readonly state?: string;
  readonly count?: number;
  readonly hears?: string;
}

/** One party asks and another counts, under an observer. Every variant has the same numbers of states and messages. */
function talking({ state = 'asked', count = 1, hears = 'heard' }: Names = {}): Model {
  const asker = setup({ actions: effects }).createMachine({
    id: 'asker',
    initial: 'idle',
    states: {
      idle: {
        on: {
          go: { target: state, actions: [send('counter', { type: 'ask' }), reportFrom(() => ({ type: 'told' }))] },
        },
      },
      [state]: {},
    },
  });
  const counter = setup({ types: { context: {} as { count: number } } }).createMachine({
    id: 'counter',
    context: { count: 0 },
    on: { '*': { actions: assign({ count: () => count }) } },
  });
  const observer: Observer = {
    name: 'hearer',
    chart: setup({}).createMachine({
      id: 'hearer',
      initial: 'deaf',
      states: { deaf: { on: { '*': hears } }, [hears]: {} },
    }),
  };
  const scenario: Scenario = {
    ...twoPhaseCommit,
    name: 'talking',
    system: () => ({
      parties: [
        { name: 'asker', chart: asker, intents: [{ type: 'go' }] },
        { name: 'counter', chart: counter },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
    }),
    intents: [],
    faults: {},
  };
  return modelOf(scenario, [observer]);
}

describe('charts with other answers are refused', () => {
  const model = talking();
  explore(model, []);
  const numbers = kept(model);

  test('charts with the same answers are accepted', () => {
    expect(() => adoptNumbers(talking(), numbers)).not.toThrow();
  });

  test.each<[string, Names]>([
    ['another state', { state: 'begged' }],
    ['another context', { count: 2 }],
    ['another state of an observer', { hears: 'listened' }],
  ])('%s', (_, names) => {
    expect(() => adoptNumbers(talking(names), numbers)).toThrow(
      "the charts' answers differ from those of the saved search; start again",
    );
  });

  test('numbers out of order', () => {
    const swapped = { ...numbers, items: numbers.items.toReversed() };
    expect(() => adoptNumbers(talking(), { ...swapped, items: [...swapped.items, swapped.items[0]!] })).toThrow(
      'answers differ',
    );
    expect(() => adoptNumbers(talking(), { ...numbers, digest: numbers.digest ^ 1 })).toThrow('answers differ');
    expect(() =>
      adoptNumbers(talking(), { ...numbers, messages: [...numbers.messages, numbers.messages[0]!] }),
    ).toThrow('answers differ');
  });
});

test('the numbers include the texts of fairness items, and the actions that are not run', () => {
  const chart = setup({ actions: { ...effects, beep: () => {}, ring: () => {} } }).createMachine({
    id: 'beeper',
    initial: 'idle',
    states: {
      idle: { on: { go: { target: 'done', actions: ['ring', 'beep', send('other', { type: 'ask' })] } } },
      done: {},
    },
  });
  const scenario: Scenario = {
    ...twoPhaseCommit,
    system: () => ({
      parties: [
        { name: 'beeper', chart, intents: [{ type: 'go' }] },
        { name: 'other', chart: setup({}).createMachine({ id: 'other', on: { ask: {} } }) },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 1 }),
    }),
    intents: [],
    faults: {},
  };
  const [model, other] = [modelOf(scenario), modelOf(scenario)];
  explore(model, []);
  const envelope = { from: 'beeper', to: 'other', message: { type: 'ask' } };
  expect(numbersOf(model).items).toEqual([itemText({ kind: 'deliver', party: 'other', envelope })]);
  adoptNumbers(other, kept(model));
  const notRun = ['beeper: beep', 'beeper: ring'];
  expect([model.notRun, other.notRun]).toEqual([notRun, notRun]);
});
