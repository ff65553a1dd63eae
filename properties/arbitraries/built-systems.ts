/** The scenario and the properties of a generated plan (see `systems.ts`). */
import { assign, cancel, emit, raise, setup } from 'xstate';
import {
  broadcast,
  cardFaults,
  crash,
  effects,
  type Group,
  type Link,
  type Party,
  reinstall,
  reply,
  reportFrom,
  send,
  tear,
} from '#machines';
import type { Property, Scenario } from '#sim';
import { type Counted, nameOf, of, propertyOf } from './built-properties.ts';
import type { Act, PartyPlan, Place, SystemPlan, Way } from './systems.ts';

/** The targets of transitions, by the shape of the chart; `h` is a history state. */
const targets = {
  flat: ['a', 'b', 'c', 'a', 'b', 'c', 'b', 'end'],
  nested: ['a', 'b', 'c', 'b.x', 'b.y', 'b.h', 'b.h', 'end'],
  parallel: ['a', 'b', 'c', 'c.l.y', 'c.r.y', 'c.h', 'c', 'end'],
} as const;
/** The top-level states. An eventless transition leads only to a later one, so that it terminates. */
const tops = ['a', 'b', 'c', 'end'] as const;

function chartOf(plan: PartyPlan, name: string, peers: readonly string[]): Party['chart'] {
  const done = (act: Act): object[] => {
    if (act === 'count') return [assign({ n: ({ context }: { context: Counted }) => (context.n + 1) % 3 })];
    if (act === 'kick') return [raise({ type: 'kick' })];
    if ('say' in act) return peers.length === 0 ? [] : [send(of(peers, act.say), { type: `m${act.word}` })];
    if ('shout' in act) return [broadcast(peers, { type: `m${act.shout}` })];
    if ('answer' in act) return [];
    if ('tell' in act) return [reportFrom(() => ({ type: `r${act.tell}` }))];
    if ('emit' in act) return [emit({ type: `r${act.emit}` })];
    if ('later' in act) {
      const { later, id, isAlone } = act;
      const raising = raise({ type: `late${later}` }, { delay: 10, ...(id ? { id } : {}) });
      return isAlone && id ? [cancel(id), raising] : [raising];
    }
    return [cancel(act.cancel)];
  };
  /**
   * The actions without `kick`. An event that raises itself never ends, so entries, exits and `kick` raise nothing at
   * once.
   */
  const quietly = (acts: readonly Act[]): object[] => acts.filter(act => act !== 'kick').flatMap(done);
  const made = ({ to, guard, reenter }: Way, among: readonly string[], actions: object[]): object => ({
    ...(to === undefined ? {} : { target: `#${name}.${of(among, to)}` }),
    ...(guard ? { guard } : {}),
    ...(reenter ? { reenter } : {}),
    actions,
  });
  const all: readonly string[] = targets[plan.shape];
  /** From inside a parallel state, XState does not resolve the parallel state's history state. */
  const within = all.map(target => (target === 'c.h' ? 'a' : target));
  const leading = (way: Way, among: readonly string[]): object => made(way, among, way.acts.flatMap(done));
  const reacting = (event: string, way: Way, among: readonly string[]): object => {
    if (event === 'kick' || event === '*') return made(way, among, quietly(way.acts));
    // Only a message has a sender.
    const answers = event.startsWith('m') ? way.acts.flatMap(act => (hasAnswer(act) ? [act.answer] : [])) : [];
    return made(way, among, [...way.acts.flatMap(done), ...answers.map(word => reply({ type: `m${word}` }))]);
  };
  const state = ({ on, after, entry, exit, isBusy }: Place, among: readonly string[]): object => ({
    ...(isBusy && new Set(after.map(([delay]) => delay)).size === 1 ? { tags: ['busy'] } : {}),
    entry: quietly(entry),
    exit: quietly(exit),
    on: Object.fromEntries(
      on.map(([event]) => [
        event,
        on.filter(([other]) => other === event).map(([, way]) => reacting(event, way, among)),
      ]),
    ),
    after: Object.fromEntries(after.map(([delay, way]) => [delay, leading(way, among)])),
  });
  const place = (at: number, among = all): object => state(of(plan.places, at), among);
  const top = (at: number): object => {
    const { always } = of(plan.places, at);
    const on = always && made({ ...always, to: always.to ?? 0 }, tops.slice(at + 1), quietly(always.acts));
    return { ...place(at, at === 2 ? within : all), ...(on ? { always: on } : {}) };
  };
  const inside = (at: number): object => ({
    x: place(at, within),
    y: plan.onDone ? { type: 'final' } : place(at + 1, within),
  });
  const history = { h: { type: 'history', history: plan.history } };
  const onDone = plan.onDone ? { onDone: made(plan.onDone, tops, quietly(plan.onDone.acts)) } : {};
  const nested = { initial: 'x', states: { ...inside(3), ...history }, ...onDone };
  const regions = { l: { initial: 'x', states: inside(3) }, r: { initial: 'x', states: inside(4) } };
  const parallel = { type: 'parallel', states: { ...regions, ...history }, ...onDone };
  const [fault, back] = plan.fails === 'tear' ? ['tear', 'power-up'] : ['crash', 'restart'];
  return setup({
    types: { context: {} as Counted, input: {} as Counted | undefined },
    actions: effects,
    delays: { soon: 5 },
    guards: { zero: ({ context }) => context.n === 0, some: ({ context }) => context.n > 0 },
  }).createMachine({
    id: name,
    context: ({ input }: { readonly input?: Counted }) => ({ n: input?.n ?? 0 }),
    initial: 'a',
    // The engine refuses a plan whose microsteps still never end.
    options: { maxIterations: 1000 },
    states: {
      a: top(0),
      b: { ...top(1), ...(plan.shape === 'nested' ? nested : {}) },
      c: { ...top(2), ...(plan.shape === 'parallel' ? parallel : {}) },
      end: { type: 'final' },
      ...(plan.fails ? { down: { tags: ['down'], on: { [back]: leading({ to: 0, ...plan.back }, all) } } } : {}),
    },
    on: plan.fails ? { [fault]: '.down', reinstall: { target: '.b', actions: quietly(plan.back.acts) } } : {},
  } as never) as unknown as Party['chart'];
}

const hasAnswer = (act: Act): act is { readonly answer: number } => typeof act === 'object' && 'answer' in act;

function partyOf(plan: PartyPlan, at: number, size: number): Party {
  const name = nameOf(at);
  const peers = Array.from({ length: size }, (_, place) => nameOf(place)).filter(other => other !== name);
  const [peer] = peers;
  const fails = (): Pick<Party, 'fails'> => {
    if (plan.fails === 'tear') return peer === undefined ? {} : { fails: [{ fault: tear, closes: [peer] }] };
    if (plan.fails === 'session' && peer !== undefined)
      return { fails: [{ fault: crash }, { fault: reinstall, closes: peers }] };
    return plan.fails ? { fails: [{ fault: crash }] } : {};
  };
  return {
    name,
    chart: chartOf(plan, name, peers),
    intents: plan.isFree ? [{ type: 'i1' }] : [],
    ...(plan.isDeciding ? { decisions: [{ name: 'either', outcomes: [{ type: 'i0' }, { type: 'i1' }] }] } : {}),
    ...(plan.ignored ? { ignored: plan.ignored } : {}),
    ...(plan.input === undefined ? {} : { input: { n: plan.input } }),
    ...fails(),
  };
}

/** The scenario and the properties of a plan. */
export function builtSystem(plan: SystemPlan): {
  readonly scenario: Scenario;
  readonly properties: readonly Property[];
} {
  const size = plan.parties.length;
  const parties = plan.parties.map((party, at) => partyOf(party, at, size));
  const places = new Map(parties.map(({ name }, at) => [name, at]));
  const link = (from: string, to: string): Link => {
    const { ignored, ...rest } = of(plan.links, places.get(from)! * size + places.get(to)!);
    return ignored ? { ...rest, ignored } : rest;
  };
  const groups: readonly Group[] = plan.device ? [{ name: 'device', parties: [nameOf(0), nameOf(1)] }] : [];
  const scenario: Scenario = {
    name: 'arbitrary',
    story: 'A random system.',
    subject: 'two-phase-commit',
    system: () => ({ parties, faults: cardFaults, groups, link }),
    // Of two grants for one intent, the last counts.
    intents: [...new Map(plan.grants.map(grant => [`${grant.party % size} ${grant.intent}`, grant])).values()].map(
      ({ party, intent, times }) => ({
        party: nameOf(party % size),
        intent: { type: `i${intent}` },
        ...(times === undefined ? {} : { times }),
      }),
    ),
    faults: plan.faults,
    timers: plan.timers,
    beginnings: plan.beginnings.map(({ input, sends }, at) => ({
      name: `beginning-${at}`,
      ...(input === undefined ? {} : { inputs: { p0: { n: input } } }),
      sends: sends
        .filter(() => size > 1)
        .map(({ from, word }) => ({
          from: nameOf(from % size),
          to: nameOf((from + 1) % size),
          message: { type: `m${word}` },
        })),
    })),
    ...(plan.device === 'away' || plan.device === 'never' ? { away: ['device'] } : {}),
    ...(plan.device === 'never' ? { neverReturns: true } : {}),
    asserts: plan.properties.flatMap(({ isAsserted }, at) => (isAsserted ? [`property${at}`] : [])),
  };
  return { scenario, properties: plan.properties.map((property, at) => propertyOf(property, at, size)) };
}
