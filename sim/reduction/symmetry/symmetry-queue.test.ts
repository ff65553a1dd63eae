// Goal: symmetry reduces a first-in, first-out queue of replicas. Method: a mutex server serves in order of arrival; an
// independent count of the worlds up to names tries every order of the names.
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { effects, type Party, send } from '#machines';
import { underTest } from '../../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../../property/property.ts';
import { Model } from '../../world/model.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';
import { choicesIn, initialWorld, step, viewOf, type World, type WorldView } from '../../world/world.ts';
import { type Named, scenarioOf, withSymmetryAndWithout } from './replicas.test-kit.ts';

/** Every order of some names. */
function orders(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap(first => orders(names.filter(name => name !== first)).map(rest => [first, ...rest]));
}

/** The number of worlds up to names; the least text over all orders of the names identifies a class. */
function orbitsOf(scenario: Scenario, names: readonly string[]): number {
  const model = new Model(scenario, settingOf(scenario));
  const all = orders(names);
  const textOf = (world: World): string => {
    const view = viewOf(world);
    const facts = [...names, 'server'].flatMap(name => [
      JSON.stringify([name, view.local(name)]),
      // Only messages of one sender are ordered.
      ...[...names, 'server'].map(from => JSON.stringify(view.inbox(name).filter(each => each.from === from))),
    ]);
    return all
      .map(order =>
        facts
          .map(fact => fact.replaceAll(/tom|dick|harry|bob/g, name => order[names.indexOf(name)]!))
          .sort()
          .join(),
      )
      .sort()[0]!;
  };
  const seen = new Set<string>();
  const open = [initialWorld(model)];
  for (let world = open.pop(); world; world = open.pop()) {
    const text = textOf(world);
    if (seen.has(text)) continue;
    seen.add(text);
    for (const at of choicesIn(world).keys()) open.push(step(world, at)!.to);
  }
  return seen.size;
}

interface Waiting {
  readonly waiting: readonly string[];
}
type Scope = { context: Waiting; event: Named };

/** Clients that lock and unlock, and a server that grants the lock in order of arrival. */
function mutex(names: readonly string[]): Scenario {
  const client = (name: string) =>
    setup({ actions: effects }).createMachine({
      id: name,
      initial: 'idle',
      states: {
        idle: { on: { want: { target: 'waiting', actions: send('server', { type: 'lock', who: name }) } } },
        waiting: { on: { granted: 'critical' } },
        critical: { on: { leave: { target: 'idle', actions: send('server', { type: 'unlock', who: name }) } } },
      },
    });
  const grant = (to: (scope: Scope) => string) => ({
    type: 'send',
    params: (scope: Scope) => ({ to: to(scope), message: { type: 'granted' } }),
  });
  const server = setup({ actions: effects }).createMachine({
    id: 'server',
    context: { waiting: [] },
    on: {
      lock: [
        {
          guard: ({ context }: Scope) => context.waiting.length > 0,
          actions: assign({ waiting: ({ context, event }: Scope) => [...context.waiting, event.who] }),
        },
        { actions: [grant(({ event }) => event.who), assign({ waiting: ({ event }: Scope) => [event.who] })] },
      ],
      unlock: [
        {
          guard: ({ context }: Scope) => context.waiting.length > 1,
          actions: [
            grant(({ context }) => context.waiting[1]!),
            assign({ waiting: ({ context }: Scope) => context.waiting.slice(1) }),
          ],
        },
        { actions: assign({ waiting: [] }) },
      ],
    },
  } as never) as unknown as Party['chart'];
  const parties = names.map(
    (name): Party => ({
      name,
      chart: client(name),
      intents: [{ type: 'want' }, { type: 'leave' }],
    }),
  );
  return scenarioOf(names, [...parties, { name: 'server', chart: server }], []);
}

describe('a mutex server that serves in order of arrival', () => {
  const queue = (world: WorldView) => (world.local('server').context as Waiting).waiting;
  const inside = (names: readonly string[]) => (world: WorldView) =>
    names.filter(name => world.local(name).value === 'critical');

  test.each([
    [['dick', 'tom'], 28, 15],
    [['tom', 'dick'], 28, 15],
    [['tom', 'harry', 'dick'], 128, 28],
    [['tom', 'harry', 'dick', 'bob'], 624, 45],
  ])('is reduced: %s, %i worlds, %i of them up to names', (names, worlds, orbits) => {
    const scenario = mutex(names);
    expect(orbitsOf(scenario, names)).toBe(orbits);
    const exclusive = underTest(always(world => inside(names)(world).length <= 1));
    expect(withSymmetryAndWithout(scenario, exclusive)).toEqual({
      plain: { outcome: ['holds', undefined], worlds },
      reduced: { outcome: ['holds', undefined], worlds: orbits },
    });
  });

  test.each<[string, Property['test']]>([
    [
      'the client inside came first',
      always(world => inside(['tom', 'harry', 'dick'])(world).every(n => queue(world)[0] === n)),
    ],
    ['a client waits behind two others', sometimes(world => queue(world).length === 3)],
    [
      'the last in the queue never gets inside in one step',
      everyStep(({ before, after }) => {
        const last = queue(before).at(-1);
        return queue(before).length < 2 || !inside(['tom', 'harry', 'dick'])(after).includes(last!);
      }),
    ],
    ['no client waits behind another', always(world => queue(world).length < 2)],
  ])('%s: the verdict with symmetry is the verdict without', (_, form) => {
    const { plain, reduced } = withSymmetryAndWithout(mutex(['tom', 'harry', 'dick']), underTest(form));
    expect(reduced.outcome).toEqual(plain.outcome);
    expect(reduced.worlds).toBeLessThan(plain.worlds / 4);
  });
});
