// Goal: lists of replicas keep their order under symmetry unless they are declared as sets; a chart, observer or
// property that
// tells replicas apart by name is detected. Method: a door stores arrivals and departures, and an observer stores
// reports.
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, type Party, reportFrom, send } from '#machines';
import { check } from '../../analysis/check.ts';
import { underTest } from '../../property/property.test-kit.ts';
import { always, everyStep, type Property } from '../../property/property.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import type { Observer } from '../../world/interning/observer-table.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import type { WorldView } from '../../world/world.ts';
import { type Named, scenarioOf, withSymmetryAndWithout } from './replicas.test-kit.ts';

/**
 * Clients that come and go in any order, and a door that stores both orders.
 * @param keep how the door stores an arrival
 */
function door(
  names: readonly string[],
  keep: (came: readonly string[], who: string) => readonly string[] = (came, who) => [...came, who],
  sets: readonly string[] = [],
  report: (who: string) => string = who => who,
): Scenario {
  const client = (name: string) =>
    setup({ actions: effects }).createMachine({
      id: name,
      initial: 'out',
      states: {
        out: { on: { come: { target: 'in', actions: send('door', { type: 'come', who: name }) } } },
        in: { on: { go: { target: 'gone', actions: send('door', { type: 'go', who: name }) } } },
        gone: {},
      },
    });
  const chart = setup({
    types: { context: {} as { came: readonly string[]; left: readonly string[] }, events: {} as Named },
    actions: effects,
  }).createMachine({
    id: 'door',
    context: { came: [], left: [] },
    on: {
      come: {
        actions: [
          assign({ came: ({ context, event }) => keep(context.came, event.who) }),
          reportFrom(({ event }: { event: Named }) => ({ type: 'seen', who: report(event.who) })),
        ] as never,
      },
      go: { actions: assign({ left: ({ context, event }) => [...context.left, event.who] }) },
    },
  });
  const parties = names.map((name): Party => ({ name, chart: client(name) }));
  return scenarioOf(names, [...parties, { name: 'door', chart, sets }], ['come', 'go']);
}

/** An observer that stores the client seen last, and a log. @param keep how it stores a client in the log */
function observer(keep: (log: readonly string[], who: string) => readonly string[]): Observer {
  const chart = setup({
    types: { context: {} as { last: string; log: readonly string[] }, events: {} as Named },
  }).createMachine({
    id: 'seen',
    context: { last: 'none', log: [] },
    on: { seen: { actions: assign(({ context: { log }, event: { who } }) => ({ last: who, log: keep(log, who) })) } },
  });
  return { name: 'seen', chart };
}

describe('orders of arrival', () => {
  type Kept = { came: readonly string[]; left: readonly string[] };
  const kept = (world: WorldView) => world.local('door').context as Kept;

  test.each([
    [['tom', 'dick'], 8],
    [['dick', 'tom'], 8],
    [['tom', 'harry', 'dick'], 12],
  ])('are kept, for replicas declared in the order %s', (names, steps) => {
    const all = (world: WorldView) => kept(world).left.length === names.length;
    const forms = [
      always(world => !all(world) || kept(world).left.join() === kept(world).came.join()),
      always(world => !all(world) || kept(world).left.join() !== kept(world).came.join()),
      always(world => !all(world) || kept(world).left[0] !== kept(world).came.at(-1)),
    ];
    for (const form of forms) {
      const { plain, reduced } = withSymmetryAndWithout(door(names), underTest(form));
      expect(plain.outcome).toEqual(['violated', steps]);
      expect(reduced.outcome).toEqual(plain.outcome);
    }
  });

  test('are kept by observers: the first client seen is also the last', () => {
    const seen = observer((log, who) => (log.includes(who) ? log : [...log, who]));
    const heard = (world: WorldView) => world.observer('seen').context as { last: string; log: readonly string[] };
    const form = always(world => heard(world).log.length < 2 || heard(world).log[0] !== heard(world).last);
    const names = ['tom', 'dick', 'harry'];
    const copied = { ...door(names), faults: { copy: 1 } };
    const { plain, reduced } = withSymmetryAndWithout(copied, { ...underTest(form), observers: [seen] });
    expect(plain.outcome[0]).toBe('violated');
    expect(reduced.outcome).toEqual(plain.outcome);
  });
});

describe('a list that is kept sorted', () => {
  const sorted = (came: readonly string[], who: string) => [...came, who].sort();
  const holds = underTest(always(world => world.local('door') !== undefined));

  test('is a set if its party declares it', () => {
    const { plain, reduced } = withSymmetryAndWithout(door(['tom', 'dick', 'harry'], sorted, ['came']), holds);
    expect(reduced.outcome).toEqual(plain.outcome);
    expect(reduced.worlds).toBeLessThan(plain.worlds / 4);
  });

  test('is refused if its party does not declare it, with a hint how to', () => {
    expect(() => withSymmetryAndWithout(door(['tom', 'dick'], sorted), holds)).toThrow(
      'symmetry: tom and dick are not interchangeable, since door does not treat them alike: its list "came" comes out in another order (if it is a set that is kept sorted, name it in the sets of the party); check without it',
    );
  });

  test('is refused if it is declared as a set and is out of order', () => {
    expect(() => withSymmetryAndWithout(door(['tom', 'dick'], undefined, ['came']), holds)).toThrow(
      'symmetry: door says that its list "came" is a set, and it is out of order; keep it sorted, or do not say so',
    );
  });
});

describe('telling replicas apart by name is detected, for every pair in the rare case', () => {
  const names = ['tom', 'harry', 'dick'];
  const rare = names.flatMap(one => names.filter(other => other !== one).map(other => [one, other]));
  const came = (world: WorldView) => (world.local('door').context as { came: readonly string[] }).came;
  const nothing = underTest(always(() => true));

  test.each(rare)('by a chart, after %s and then %s came', (...pair) => {
    const forgets = (list: readonly string[], who: string) => (list.join() === pair.join() ? list : [...list, who]);
    expect(() => withSymmetryAndWithout(door(names, forgets), nothing)).toThrow(/since door does not treat them alike/);
  });

  test('by a chart that only reports one of them as another', () => {
    const scenario = door(names, undefined, [], who => (who === 'dick' ? 'tom' : who));
    const observers = [observer(log => log)];
    expect(() => withSymmetryAndWithout(scenario, { ...nothing, observers })).toThrow(
      /since door does not treat them alike; check without it/,
    );
  });

  test.each(rare)('by an observer, after %s and then %s were seen', (...pair) => {
    const log = (list: readonly string[], who: string) => (list.join() === pair.join() ? list : [...list, who]);
    const innocent = { ...observer((all, who) => [...all, who]), name: 'innocent' };
    const observers = [innocent, innocent, observer(log)];
    expect(() => withSymmetryAndWithout(door(names), { ...nothing, observers })).toThrow(
      /since the observer seen does not treat them alike/,
    );
  });

  test.each(rare)('by a property about worlds, after %s and then %s came', (...pair) => {
    const property = underTest(always(world => came(world).join() !== pair.join()));
    expect(() => withSymmetryAndWithout(door(names), property)).toThrow('symmetry: under-test tells replicas by name');
  });

  test.each(rare)('by a property about steps, if %s leaves before %s', (...pair) => {
    const isRare: Property['test'] = everyStep(
      ({ before, choice }) => choice.kind !== 'intend' || choice.party !== pair[0] || !came(before).includes(pair[1]!),
    );
    expect(() => withSymmetryAndWithout(door(names), underTest(isRare))).toThrow('under-test tells replicas by name');
  });
});

test('a chart that sends in the order of names tells replicas apart over an ordered link, and not over an unordered one', () => {
  const names = ['tom', 'dick'];
  const caller = (name: string) =>
    setup({ actions: effects }).createMachine({
      id: name,
      initial: 'idle',
      states: {
        idle: { on: { come: { target: 'gone', actions: send('door', { type: 'come', who: name }) } } },
        gone: {},
      },
    });
  const all = names.map(who => send('porter', { type: 'expect', who }));
  const chart = setup({ actions: effects }).createMachine({ id: 'door', on: { come: { actions: all } } });
  const porter = setup({ types: { events: {} as Named } }).createMachine({ id: 'porter', on: { expect: {} } });
  const parties = [
    ...names.map((name): Party => ({ name, chart: caller(name) })),
    { name: 'door', chart },
    { name: 'porter', chart: porter },
  ];
  const outcome = (discipline: 'ordered' | 'unordered') =>
    withSymmetryAndWithout(
      scenarioOf(names, parties, ['come'], { discipline }),
      underTest(always(world => world.inbox('porter').length < 2)),
    );
  expect(() => outcome('ordered')).toThrow(
    'tom and dick are not interchangeable, since door does not treat them alike',
  );
  expect(outcome('unordered')).toMatchObject({
    plain: { outcome: ['violated', 2] },
    reduced: { outcome: ['violated', 2] },
  });
});

test('a property about the first message that a step sends has the same verdict with symmetry as without', () => {
  const toAnother = everyStep(({ sends }) => sends.length < 2 || sends[0]!.to !== 'resourceManager1');
  const { plain, reduced } = withSymmetryAndWithout(twoPhaseCommitOf(3), underTest(toAnother));
  expect(plain.outcome).toEqual(['violated', 1]);
  expect(reduced.outcome).toEqual(plain.outcome);
});

test('with too many replicas for a proof no property holds, unless symmetry is claimed', () => {
  const scenario = twoPhaseCommitOf(11);
  const never = underTest(always(world => world.local('transactionManager').value !== 'aborted'));
  const holds = underTest(always(() => true));
  const outcome = (symmetry: true | 'claimed') => {
    const { properties, coverage, explored } = check(scenario, settingOf(scenario), [never, holds], { symmetry });
    return [...properties.map(({ verdict }) => verdict), coverage, explored.complete, explored.symmetry?.proved];
  };
  expect(outcome(true)).toEqual(['violated', 'undecided', 'bounded', true, false]);
  expect(outcome('claimed')).toEqual(['violated', 'holds', 'complete', true, false]);
});
