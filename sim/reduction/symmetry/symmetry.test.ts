import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { crash, effects, type Party, reportFrom, type System, send } from '#machines';
import { check } from '../../analysis/check.ts';
import { Monitors } from '../../property/monitors.ts';
import { underTest } from '../../property/property.test-kit.ts';
import {
  always,
  eventually,
  everyStep,
  type Property,
  sometimes,
  type WorldPredicate,
} from '../../property/property.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import { explore } from '../../search/explore.ts';
import { Search } from '../../search/search.ts';
import type { Observer } from '../../world/interning/observer-table.ts';
import { Model } from '../../world/model.ts';
import type { Scenario, SettingChange } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';
import { Symmetry } from './symmetry.ts';
import { SymmetryReduction } from './symmetry-reduction.ts';

/** Clients and one server, which serves one at a time. @param favours the server hears only the first client */
function clients(count: number, favours = false): System {
  const names = Array.from({ length: count }, (_, at) => `client${at + 1}`);
  const client = (name: string) =>
    setup({ actions: effects }).createMachine({
      id: name,
      initial: 'idle',
      on: { crash: '.down' },
      states: {
        idle: { on: { ask: { target: 'waiting', actions: send('server', { type: 'ask', client: name }) } } },
        waiting: { on: { served: { target: 'idle', actions: reportFrom(() => ({ type: 'served', client: name })) } } },
        down: { tags: 'down', on: { restart: 'idle' } },
      },
    });
  const server = setup({
    types: { context: {} as { served: readonly string[] }, events: {} as { type: 'ask'; client: string } },
    actions: effects,
  }).createMachine({
    id: 'server',
    context: { served: [] },
    on: {
      ask: names.map(name => ({
        guard: ({ event }: { event: { client: string } }) => event.client === name && !(favours && name !== names[0]),
        actions: [
          assign(({ context }: { context: { served: readonly string[] } }) => ({
            served: [...new Set([...context.served, name])].sort(),
          })),
          send(name, { type: 'served' }),
        ],
      })),
    },
  });
  const parties: Party[] = [
    ...names.map((name): Party => ({ name, chart: client(name), fails: [{ fault: crash }] })),
    { name: 'server', chart: server, sets: ['served'] },
  ];
  return {
    parties,
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 3 }),
    alike: [names.map(name => [name])],
  };
}

function clientsScenario(count: number, favours = false, times = 1): Scenario {
  const system = clients(count, favours);
  return {
    ...twoPhaseCommitOf(3),
    name: 'clients',
    system: () => system,
    intents: system.alike![0]!.map(([party]) => ({ party: party!, intent: { type: 'ask' }, times })),
    faults: { lose: 1, copy: 1, crash: 1 },
  };
}

/** An observer that stores the client served last. */
const lastServed: Observer = {
  name: 'lastServed',
  chart: setup({
    types: { context: {} as { last: string }, events: {} as { type: 'served'; client: string } },
  }).createMachine({
    id: 'lastServed',
    context: { last: 'none' },
    on: { served: { actions: assign({ last: ({ event }) => event.client }) } },
  }),
};

/** The number of worlds up to names, counted by canonicalising every world of the full search. */
function orbits(model: Model): number {
  const search = new Search(model, new Monitors(model, []));
  while (!search.isDone) search.turn(Infinity, {});
  const symmetry = new Symmetry(model, model.alike);
  const row = new Int32Array(model.width);
  const seen = new Set<string>();
  for (let world = 0; world < search.worlds.count; world++) {
    search.worlds.open(world, row);
    symmetry.canonicalise(row);
    seen.add(row.join());
  }
  return seen.size;
}

describe('worlds that differ only by a permutation of replicas are one', () => {
  // The size of the quotient, on which all tools that compute it agree.
  test.each([
    [2, 34],
    [3, 80],
    [5, 314],
    [7, 920],
  ])('two-phase commit with %i resource managers has %i worlds', (size, worlds) => {
    const model = new Model(twoPhaseCommitOf(size), settingOf(twoPhaseCommitOf(size)));
    expect(explore(model, [], { symmetry: true }).explored).toMatchObject({ worlds, complete: true });
  });

  test.each([
    ['two-phase commit', twoPhaseCommitOf(4), []],
    ['three clients under faults', clientsScenario(3), []],
    ['three clients and who was served last', clientsScenario(3), [lastServed]],
  ] as const)('the search meets one world of each class: %s', (_, scenario, observers) => {
    const model = new Model(scenario, settingOf(scenario), observers);
    const { worlds } = explore(model, [], { symmetry: true }).explored;
    expect(worlds).toBe(orbits(model));
    expect(worlds).toBeLessThan(explore(model, []).explored.worlds / 4);
  });
});

describe('the verdict and shortest length with symmetry are those without', () => {
  const allIn =
    (state: string): WorldPredicate =>
    world =>
      ['1', '2', '3'].every(number => world.local(`resourceManager${number}`).value === state);
  const someServed =
    (count: number): WorldPredicate =>
    world =>
      (world.local('server').context as { served: readonly string[] }).served.length < count;

  test.each<[string, Scenario, SettingChange, Property]>([
    ['all can commit', twoPhaseCommitOf(3), {}, underTest(sometimes(allIn('committed')))],
    ['all never commit', twoPhaseCommitOf(3), {}, underTest(always(world => !allIn('committed')(world)))],
    ['all never abort', twoPhaseCommitOf(3), {}, underTest(always(world => !allIn('aborted')(world)))],
    ['none aborts', twoPhaseCommitOf(3), {}, underTest(everyStep(({ choice }) => choice.kind !== 'intend'))],
    ['not all are served', clientsScenario(3), {}, underTest(always(someServed(3)))],
    ['not two are served', clientsScenario(3), { faults: {} }, underTest(always(someServed(2)))],
    [
      'no client crashes late',
      clientsScenario(3),
      {},
      underTest(everyStep(({ before, choice }) => choice.kind !== 'crash' || someServed(3)(before))),
    ],
  ])('%s', (_, scenario, change, property) => {
    const setting = settingOf(scenario, change);
    const [plain] = check(scenario, setting, [property]).properties;
    const [reduced] = check(scenario, setting, [property], { symmetry: true }).properties;
    expect([reduced!.verdict, reduced!.steps]).toEqual([plain!.verdict, plain!.steps]);
    // The trace is lifted: every choice is possible in the plain model.
    let world = initialWorld(new Model(scenario, setting));
    for (const at of reduced!.trace?.stem ?? []) {
      expect(at).toBeLessThan(choicesIn(world).length);
      world = step(world, at)!.to;
    }
  });
});

describe('replicas that are not alike are refused', () => {
  const refused = (scenario: Scenario, properties: readonly Property[] = []): (() => unknown) => {
    const model = new Model(scenario, settingOf(scenario));
    return () => explore(model, properties, { symmetry: true });
  };

  test('a party that treats one of them differently', () => {
    expect(refused(clientsScenario(2, true))).toThrow(
      'symmetry: client1 and client2 are not interchangeable, since server does not treat them alike; check without it',
    );
  });

  test('an intent of one of them only', () => {
    const scenario = clientsScenario(2);
    expect(refused({ ...scenario, intents: scenario.intents.slice(1) })).toThrow(
      /has no counterpart|do not begin alike/,
    );
  });

  test.each<[string, (system: System) => Partial<System>, RegExp]>([
    [
      'a link with less capacity for one of them',
      ({ link }) => ({ link: (from, to) => ({ ...link(from, to), inFlightMax: from === 'client1' ? 1 : 3 }) }),
      /the link from client\d to server is not like the one of others in their places/,
    ],
    [
      'a fault of all but one of them',
      ({ parties }) => ({
        parties: parties.map(({ fails, ...party }) =>
          fails && party.name !== 'client1' ? { ...party, fails } : party,
        ),
      }),
      /client1 and client2 are not interchangeable, since the intents, faults or devices of one are not those of the other/,
    ],
    [
      'a word that names two of them',
      () => ({ alike: [[['client1'], ['client1']]] }),
      /"client1" names no replica or more/,
    ],
    ['a word of one without counterparts', () => ({ alike: [[['client1', 'x'], ['client2']]] }), /as many words each/],
  ])('%s', (_, change, why) => {
    const system = clients(2);
    const scenario = { ...clientsScenario(2), system: () => ({ ...system, ...change(system) }) };
    expect(refused(scenario)).toThrow(why);
  });

  test('a property that names one of them', () => {
    const named = underTest(always(world => world.local('resourceManager2').value !== 'committed'));
    expect(refused(twoPhaseCommitOf(3), [named])).toThrow('symmetry: under-test tells replicas by name');
  });

  test('a property whose lifted trace does not show its finding', () => {
    const alike = new SymmetryReduction(new Model(twoPhaseCommitOf(3), settingOf(twoPhaseCommitOf(3))), []);
    const found = (test: Property['test']) => () =>
      alike.conclude([
        { property: underTest(test), verdict: 'violated', vacuous: false, trace: { stem: [], cycle: undefined } },
      ]);
    expect(found(always(() => false))).not.toThrow();
    expect(found(sometimes(() => true))).not.toThrow();
    for (const test of [always(() => true), sometimes(() => false), everyStep(() => false)])
      expect(found(test)).toThrow('symmetry: under-test tells replicas by name');
  });

  test('a liveness property, and a scenario without declared replicas', () => {
    const liveness = underTest(
      eventually(() => true),
      'liveness',
    );
    expect(refused(twoPhaseCommitOf(3), [liveness])).toThrow('symmetry: liveness properties are not checked under it');
    const { alike: _, ...system } = clients(2);
    expect(refused({ ...clientsScenario(2), system: () => system })).toThrow('nothing in clients is declared alike');
  });
});
