/**
 * Goal: worlds of replicas with their own devices and budgets are one world if only names differ. Method: phones greet
 * a desk and leave; an independent count of the worlds up to names tries every order of the names.
 */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { crash, effects, type Group, leave, type Party, type System, send } from '#machines';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import { explore } from '../../search/explore.ts';
import { InputError } from '../../world/input-error.ts';
import { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { budgetsLeft, choicesIn, initialWorld, step, viewOf, type World } from '../../world/world.ts';
import { Symmetry } from './symmetry.ts';

type Hello = { type: 'hello'; who: string };

/** Phones, each with an app that greets the desk `times` times, an idle card, and a device for both. */
function phones(count: number, times: number, change: (system: System) => Partial<System> = () => ({})): Scenario {
  const places = Array.from({ length: count }, (_, at) => at + 1);
  const app = (at: number) =>
    setup({ actions: effects }).createMachine({
      id: `app${at}`,
      on: { crash: '.down' },
      initial: 'up',
      states: {
        up: { on: { greet: { actions: send('desk', { type: 'hello', who: `app${at}` }) } } },
        down: { tags: 'down', on: { restart: 'up' } },
      },
    });
  const desk = setup({ types: { context: {} as { seen: readonly string[] }, events: {} as Hello } }).createMachine({
    id: 'desk',
    context: { seen: [] },
    on: {
      hello: { actions: assign({ seen: ({ context, event }) => [...new Set([...context.seen, event.who])].sort() }) },
    },
  });
  const system: System = {
    parties: [
      ...places.map((at): Party => ({ name: `app${at}`, chart: app(at), fails: [{ fault: crash }] })),
      ...places.map((at): Party => ({ name: `card${at}`, chart: setup({}).createMachine({ id: `card${at}` }) })),
      { name: 'desk', chart: desk, sets: ['seen'] },
    ],
    faults: [crash, leave],
    groups: places.map((at): Group => ({ name: `phone${at}`, parties: [`app${at}`, `card${at}`] })),
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
    alike: [places.map(at => [`app${at}`, `card${at}`, `phone${at}`, `element${at}`])],
  };
  return {
    ...twoPhaseCommitOf(3),
    name: 'phones',
    system: () => ({ ...system, ...change(system) }),
    intents: places.map(at => ({ party: `app${at}`, intent: { type: 'greet' }, times })),
    faults: { leave: 2, crash: 1, lose: 1 },
  };
}

const modelOf = (scenario: Scenario): Model => new Model(scenario, settingOf(scenario));

function orders(names: readonly number[]): number[][] {
  if (names.length === 0) return [[]];
  return names.flatMap(first => orders(names.filter(name => name !== first)).map(rest => [first, ...rest]));
}

/** The number of worlds, and their number up to names; the least text over all orders of the names identifies a class. */
function counted(model: Model, count: number): [worlds: number, orbits: number] {
  const all = orders(Array.from({ length: count }, (_, at) => at + 1));
  const factsOf = (world: World): string[] => {
    const view = viewOf(world);
    return [
      ...model.parties.flatMap(({ name }) => [
        JSON.stringify([name, view.local(name)]),
        ...view.inbox(name).map(each => JSON.stringify([name, each])),
      ]),
      ...model.groups.map(({ name }) => `${name} ${view.away(name)}`),
      ...budgetsLeft(world).map(each => JSON.stringify(each)),
    ];
  };
  // The list `seen` is a set.
  const renamed = (fact: string, order: readonly number[]): string =>
    fact
      .replaceAll(/(app|card|phone)(\d)/g, (_, what, at) => `${what}${order[at - 1]}`)
      .replace(/"seen":\[(.*?)\]/, (_, seen: string) => `"seen":${seen.split(',').sort()}`);
  const [seen, orbits] = [new Set<string>(), new Set<string>()];
  const open = [initialWorld(model)];
  for (let world = open.pop(); world; world = open.pop()) {
    const facts = factsOf(world);
    const text = facts.join();
    if (seen.has(text)) continue;
    seen.add(text);
    const texts = all.map(order =>
      facts
        .map(fact => renamed(fact, order))
        .sort()
        .join(),
    );
    orbits.add(texts.sort()[0]!);
    for (const at of choicesIn(world).keys()) open.push(step(world, at)!.to);
  }
  return [seen.size, orbits.size];
}

test.each([
  [2, 1],
  [2, 2],
  [3, 1],
])('%i phones that greet %i times have as many worlds as classes up to names', (count, times) => {
  const model = modelOf(phones(count, times));
  const [worlds, orbits] = counted(model, count);
  expect(explore(model, []).explored).toMatchObject({ worlds, complete: true });
  const { explored } = explore(modelOf(phones(count, times)), [], { symmetry: true });
  expect(explored).toMatchObject({ worlds: orbits, complete: true, symmetry: { proved: true } });
  expect(orbits).toBeLessThan(worlds);
});

describe('of two interchangeable replicas, the choices of the second are redundant', () => {
  const model = modelOf(phones(3, 1));
  const symmetry = new Symmetry(model, model.alike);
  const successors = model.successors();
  const textOf = (at: number): string => {
    const { choice } = successors.move(at);
    return `${choice.kind} ${'group' in choice ? choice.group : choice.party}`;
  };
  /** The choices of a world that are not redundant. */
  const kept = (row: Row): string[] => {
    symmetry.meet(row);
    model.expand(row, successors);
    return [...Array(successors.count).keys()].filter(at => !symmetry.isRedundant(successors, at)).map(textOf);
  };
  const rowAfter = (...choices: string[]): Row =>
    choices.reduce((world, choice) => {
      model.expand(world.row, successors);
      const at = [...Array(successors.count).keys()].find(each => textOf(each) === choice);
      return step(world, at!)!.to;
    }, initialWorld(model)).row;

  test.each([
    [[], ['intend app1', 'leave phone1', 'crash app1']],
    // A phone that has greeted has spent its intent, though its state is unchanged.
    [
      ['intend app1', 'lose desk'],
      ['intend app2', 'leave phone1', 'leave phone2', 'crash app1', 'crash app2'],
    ],
    [['leave phone1'], ['return phone1', 'intend app2', 'leave phone2', 'crash app2']],
    [
      ['leave phone2'],
      ['return phone2', 'intend app1', 'intend app3', 'leave phone1', 'leave phone3', 'crash app1', 'crash app3'],
    ],
    [
      ['intend app3', 'deliver desk'],
      ['intend app1', 'leave phone1', 'leave phone3', 'crash app1', 'crash app3'],
    ],
    // A crash can lose a message: its own, another replica's, or none. Only the loss of its own is a different choice.
    [
      ['intend app3'],
      [
        'deliver desk',
        'intend app1',
        'lose desk',
        'leave phone1',
        'leave phone3',
        'crash app1',
        'crash app3',
        'crash app3',
      ],
    ],
  ])('after %j', (choices, left) => expect(kept(rowAfter(...choices)).sort()).toEqual([...left].sort()));

  test('a representative has its replicas sorted, and the permutations can be reverted', () => {
    const row = rowAfter('leave phone1', 'intend app3', 'crash app3');
    const sorted = row.slice();
    const applied = symmetry.canonicalise(sorted);
    expect(applied.length).toBeGreaterThan(0);
    expect(sorted).not.toEqual(row);
    expect(symmetry.canonicalise(sorted.slice())).toEqual([]);
    symmetry.undo(applied, sorted);
    expect(sorted).toEqual(row);
  });

  test('replicas with equal signatures keep their places', () => {
    expect(symmetry.canonicalise(model.initial.slice())).toEqual([]);
    expect(symmetry.canonicalise(rowAfter('intend app3', 'deliver desk'))).toHaveLength(0);
  });

  test('a world has the same representative under every order of the names', () => {
    const representatives = orders([1, 2, 3]).map(([one, other, third]) => {
      const row = rowAfter(`intend app${one}`, `leave phone${other}`, `crash app${third}`);
      symmetry.canonicalise(row);
      return row.join();
    });
    expect(new Set(representatives).size).toBe(1);
  });
});

describe('replicas that are not alike are refused with a one-line error', () => {
  const refused = (scenario: Scenario) => (): unknown => {
    const model = modelOf(scenario);
    return explore(model, [], { symmetry: true });
  };
  const unlike =
    'symmetry: app1 and app2 are not interchangeable, since the intents, faults or devices of one are not those of the other; check without it';

  test.each<[string, Scenario, string]>([
    [
      'no replicas are declared',
      phones(2, 1, () => ({ alike: [] })),
      'symmetry: nothing in phones is declared alike; check without it',
    ],
    [
      'the scenario has several initial worlds',
      { ...phones(2, 1), beginnings: [{ name: 'one' }, { name: 'other' }] },
      'symmetry: phones has several beginnings; check without it, or a scenario with one',
    ],
    ['one is away in the initial world', { ...phones(2, 1), away: ['phone1'] }, unlike],
    [
      'one has a greater budget',
      { ...phones(2, 1), intents: phones(2, 1).intents.map((each, at) => ({ ...each, times: at + 1 })) },
      unlike,
    ],
    [
      'a party has no counterpart',
      phones(2, 1, ({ parties }) => ({
        parties: parties.filter(({ name }) => name !== 'card2'),
      })),
      'symmetry: the replicas are not alike, since card1 has no counterpart; check without it',
    ],
    [
      'a word names two replicas',
      phones(2, 1, () => ({ alike: [[['app1'], ['app1']]] })),
      'symmetry: "app1" names no replica or more than one; give each word of "alike" to one of them',
    ],
    [
      'a replica has a word too few',
      phones(2, 1, () => ({ alike: [[['app1', 'card1'], ['app2']]] })),
      'symmetry: replicas of one group have as many words each, in the same order; see "alike"',
    ],
  ])('if %s', (_, scenario, line) => expect(refused(scenario)).toThrow(new InputError(line)));
});
