/**
 * Random groups of replicas: clients that ask a server, and a server and an observer that store the names of the
 * clients in lists, sets, counters and records. A `SymmetryBreak` breaks the symmetry: in one rare case a part of the
 * system distinguishes clients by name.
 */
import fc from 'fast-check';
import { assign, setup } from 'xstate';
import { crash, effects, type Party, reportFrom, type System } from '#machines';
import { type Observer, type Scenario, twoPhaseCommitOf } from '#sim';

/** The actions of the server on a request; those in `keeping` store the client's name. */
const keeping = ['append', 'append', 'appendOnce', 'remember', 'gather'] as const;
const acts = [
  ...keeping,
  'shift',
  'pop',
  'leave',
  'swap',
  'own',
  'count',
  'mark',
  'answerSender',
  'answerLast',
  'answerFirst',
  'answerOwner',
  'answerAll',
  'tell',
  'nothing',
] as const;
type Act = (typeof acts)[number];

export const groups = fc.record({
  names: fc.constantFrom(['tom', 'dick'], ['dick', 'tom'], ['tom', 'dick', 'harry'], ['harry', 'tom', 'dick']),
  states: fc.array(
    fc.record({ asks: fc.boolean(), word: fc.nat(1), after: fc.nat(2), answered: fc.nat(2), keeps: fc.boolean() }),
    { minLength: 2, maxLength: 3 },
  ),
  server: fc.tuple(
    fc.tuple(fc.constantFrom(...keeping), fc.constantFrom(...acts), fc.constantFrom(...acts)),
    fc.tuple(fc.constantFrom(...keeping), fc.constantFrom(...acts)),
  ),
  discipline: fc.constantFrom('unordered' as const, 'ordered' as const, 'duplicating' as const),
  faults: fc.constantFrom({}, { lose: 1 }, { copy: 1 }, { crash: 1 }),
  times: fc.constantFrom(1, 1, 2, undefined),
});
export type Group = typeof groups extends fc.Arbitrary<infer Value> ? Value : never;

/** The part of the system that distinguishes clients by name, and the order of arrival in which it does. */
export const symmetryBreaks = fc.record({
  by: fc.constantFrom('server' as const, 'observer' as const, 'world property' as const, 'step property' as const),
  order: fc.constantFrom([0], [1], [0, 1], [1, 0], [2, 0], [1, 2], [2, 1, 0]),
});
export type SymmetryBreak = typeof symmetryBreaks extends fc.Arbitrary<infer Value> ? Value : never;

export interface ServerContext {
  readonly list: readonly string[];
  readonly held: readonly string[];
  readonly last: string;
  readonly owner: string;
  readonly count: number;
  readonly marks: Readonly<Record<string, boolean>>;
}
interface Asked {
  readonly type: string;
  readonly who: string;
}
type Scope = { context: ServerContext; event: Asked };

/** Whether a list contains exactly the clients of a breaking, in its order. */
export function isBreaking({ names }: Group, list: readonly string[], { order }: SymmetryBreak): boolean {
  return list.join() === order.map(place => names[place % names.length]).join();
}

const changes: Partial<Record<Act, (scope: Scope) => Partial<ServerContext>>> = {
  append: ({ context: { list }, event }) => ({ list: [...list, event.who].slice(-3) }),
  appendOnce: ({ context: { list }, event }) => ({ list: list.includes(event.who) ? list : [...list, event.who] }),
  shift: ({ context: { list } }) => ({ list: list.slice(1) }),
  pop: ({ context: { list } }) => ({ list: list.slice(0, -1) }),
  gather: ({ context: { held }, event }) => ({ held: [...new Set([...held, event.who])].sort() }),
  leave: ({ context: { held }, event }) => ({ held: held.filter(each => each !== event.who) }),
  remember: ({ event }) => ({ last: event.who }),
  swap: ({ context, event }) => ({ owner: context.last, last: event.who }),
  own: ({ context: { owner }, event }) => ({ owner: owner === 'nobody' ? event.who : owner }),
  count: ({ context: { count } }) => ({ count: Math.min(3, count + 1) }),
  mark: ({ context: { marks }, event }) => ({ marks: { ...marks, [event.who]: true } }),
};
const answered: Partial<Record<Act, (scope: Scope) => string>> = {
  answerSender: ({ event }) => event.who,
  answerLast: ({ context }) => context.last,
  answerFirst: ({ context }) => context.list[0] ?? 'nobody',
  answerOwner: ({ context }) => context.owner,
};

/** The scenario of a group; with a breaking by `server`, its server distinguishes clients by name. */
export function scenarioOf(group: Group, breaking?: SymmetryBreak): Scenario {
  const { names, faults, times, discipline } = group;
  const parties: Party[] = [
    ...names.map(
      (name): Party => ({
        name,
        chart: client(name, group),
        intents: [{ type: 'ask' }],
        fails: [{ fault: crash }],
      }),
    ),
    { name: 'server', chart: server(group, breaking?.by === 'server' ? breaking : undefined), sets: ['held'] },
  ];
  const system: System = {
    parties,
    link: () => ({ discipline, reach: 'network', inFlightMax: 2 }),
    alike: [names.map(name => [name])],
    sets: { answer: ['held'], seen: ['held'] },
  };
  return {
    ...twoPhaseCommitOf(3),
    name: 'group',
    story: 'Clients ask a server.',
    system: () => system,
    intents: names.map(party => ({ party, intent: { type: 'ask' }, ...(times ? { times } : {}) })),
    faults,
    asserts: [],
  };
}

function client(name: string, { states }: Group) {
  const told = states.map(({ asks, word, after, answered: next, keeps }, at) => [
    `s${at}`,
    {
      on: {
        ...(asks || at === 0
          ? {
              ask: {
                target: `s${after % states.length}`,
                actions: { type: 'send', params: { to: 'server', message: { type: `word${word}`, who: name } } },
              },
            }
          : {}),
        answer: {
          target: `s${next % states.length}`,
          ...(keeps ? { actions: assign({ friend: ({ event }: { event: { about: string } }) => event.about }) } : {}),
        },
        crash: 'down',
      },
    },
  ]);
  const down = { tags: ['down'], on: { restart: 's0', answer: {} } };
  return setup({ actions: effects }).createMachine({
    id: name,
    context: { friend: 'nobody' },
    initial: 's0',
    states: { ...Object.fromEntries(told), down },
  } as never) as unknown as Party['chart'];
}

function server(group: Group, breaking: SymmetryBreak | undefined) {
  const { names } = group;
  const answerTo = (to: (scope: Scope) => string) => ({
    type: 'send',
    params: (scope: Scope) => ({
      to: to(scope),
      message: { type: 'answer', about: scope.context.owner, held: scope.context.held },
    }),
  });
  const transitions = (list: readonly Act[]): unknown[] => {
    const plain = list.flatMap((act): unknown[] => {
      const change = changes[act];
      if (act === 'tell')
        return [reportFrom(({ context, event }: Scope) => ({ type: 'seen', who: event.who, held: context.held }))];
      return change ? [assign(change as never)] : [];
    });
    const pick = list.map(act => answered[act]).find(each => each);
    const all = list.includes('answerAll') ? names.map(name => answerTo(() => name)) : [];
    return [
      ...(breaking ? [{ guard: ({ context }: Scope) => isBreaking(group, context.list, breaking) }] : []),
      ...(pick ? [{ guard: (scope: Scope) => pick(scope) !== 'nobody', actions: [answerTo(pick), ...plain] }] : []),
      { actions: [...all, ...plain] },
    ];
  };
  return setup({ actions: effects }).createMachine({
    id: 'server',
    context: { list: [], held: [], last: 'nobody', owner: 'nobody', count: 0, marks: {} },
    on: { word0: transitions(group.server[0]), word1: transitions(group.server[1]) },
  } as never) as unknown as Party['chart'];
}

/**
 * An observer that keeps the clients seen, in order and as a set; a breaking by `observer` makes it distinguish them.
 */
export function observerOf(group: Group, breaking?: SymmetryBreak): Observer {
  type Seen = { log: readonly string[]; last: string; all: readonly string[] };
  const chart = setup({
    types: { context: {} as Seen, events: {} as Asked },
  }).createMachine({
    id: 'seen',
    context: { log: [], last: 'nobody', all: [] },
    on: {
      seen: {
        actions: assign(({ context: { log, all }, event: { who } }) =>
          breaking?.by === 'observer' && isBreaking(group, log, breaking)
            ? {}
            : {
                log: log.includes(who) ? log : [...log, who],
                last: who,
                all: [...new Set([...all, who])].sort(),
              },
        ),
      },
    },
  });
  return { name: 'seen', chart, sets: ['all'] };
}
