/**
 * Random scenarios of two or three parties with a few states each, with regions, guards, eventless transitions, timers,
 * reports and failures; they send messages over links of every discipline. An observer keeps the last reporting party.
 */
import fc from 'fast-check';
import { assign, setup } from 'xstate';
import { cardFaults, crash, effects, type Party, reportFrom, type System, send, tear } from '#machines';
import { type Observer, type Scenario, twoPhaseCommitOf } from '#sim';

/** The names of parties, and the types of their messages. */
export const partyNames = ['ann', 'ben', 'cid'] as const;
const messages = ['a', 'b', 'c'] as const;

/** A transition: its target, its guard, and the messages and reports it sends. */
const reaction = fc.record({
  target: fc.nat(3),
  flips: fc.boolean(),
  guard: fc.constantFrom(undefined, undefined, 0, 1),
  reports: fc.constantFrom(false, false, true),
  sent: fc.option(fc.record({ to: fc.nat(1), type: fc.constantFrom(...messages) }), { freq: 2 }),
  twice: fc.constantFrom(false, false, false, true),
});
const state = fc.record({
  busy: fc.option(reaction, { freq: 1 }),
  timer: fc.option(reaction, { freq: 1 }),
  passes: fc.constantFrom(false, false, false, true),
  go: fc.option(reaction, { freq: 2 }),
  on: fc.array(fc.option(reaction, { freq: 4 }), { minLength: 3, maxLength: 3 }),
});
const link = fc.record({
  discipline: fc.constantFrom('unordered' as const, 'unordered' as const, 'ordered' as const, 'duplicating' as const),
  reach: fc.constantFrom('network' as const, 'local' as const),
  inFlightMax: fc.constant(3),
});
const made = fc.record({
  parties: fc.array(
    fc.record({
      states: fc.array(state, { minLength: 2, maxLength: 4 }),
      hasRegion: fc.constantFrom(false, false, true),
      fails: fc.constantFrom('nothing' as const, 'crash' as const, 'tear' as const),
    }),
    { minLength: 2, maxLength: 3 },
  ),
  links: fc.array(link, { minLength: 9, maxLength: 9 }),
  times: fc.array(fc.constantFrom(1, 1, 2, undefined), { minLength: 3, maxLength: 3 }),
  faults: fc.uniqueArray(
    fc.constantFrom('lose' as const, 'copy' as const, 'crash' as const, 'tear' as const, 'leave' as const),
    {
      maxLength: 2,
    },
  ),
  timers: fc.constantFrom('free' as const, 'quiet' as const),
  device: fc.boolean(),
});
type Made = typeof made extends fc.Arbitrary<infer Value> ? Value : never;
type Reaction = typeof reaction extends fc.Arbitrary<infer Value> ? Value : never;

/** A party's context: a bit that guards read. */
export interface Bit {
  readonly bit: number;
}
const isBit =
  (bit: number) =>
  ({ context }: { context: Bit }) =>
    context.bit === bit;
const flip = assign({ bit: ({ context }: { context: Bit }) => 1 - context.bit });

function partyOf({ parties }: Made, at: number): Party {
  const { states, hasRegion, fails } = parties[at]!;
  const other = (step: number): string => partyNames[(at + 1 + (step % (parties.length - 1))) % parties.length]!;
  const canFail = fails !== 'nothing' && !hasRegion;
  const taken = ({ guard, target, flips, sent, twice, reports }: Reaction) => ({
    ...(guard === undefined ? {} : { guard: isBit(guard) }),
    target: `s${target % states.length}`,
    actions: [
      ...(flips ? [flip] : []),
      ...(sent ? [send(other(sent.to), { type: sent.type })] : []),
      ...(sent && twice ? [send(other(sent.to + 1), { type: sent.type })] : []),
      ...(reports ? [reportFrom(() => ({ type: 'said', who: partyNames[at]! }))] : []),
    ],
  });
  const main = {
    initial: 's0',
    states: {
      ...Object.fromEntries(
        states.map(({ busy, timer, passes, go, on }, number) => [
          `s${number}`,
          {
            ...(passes && number > 0 ? { always: { guard: isBit(1), target: 's0', actions: [flip] } } : {}),
            after: { ...(busy && number > 0 ? { 0: taken(busy) } : {}), ...(timer ? { 1000: taken(timer) } : {}) },
            on: {
              ...(go ? { go: taken(go) } : {}),
              ...Object.fromEntries(messages.flatMap((type, each) => (on[each] ? [[type, taken(on[each])]] : []))),
              ...(canFail ? { [fails]: 'down' } : {}),
            },
          },
        ]),
      ),
      ...(canFail ? { down: { tags: 'down', on: { [fails === 'crash' ? 'restart' : 'power-up']: 's0' } } } : {}),
    },
  };
  const lamp = {
    initial: 'dark',
    states: {
      dark: { on: { a: 'lit', b: {} } },
      lit: { on: { c: { target: 'dark', actions: send(other(0), { type: 'a' }) } } },
    },
  };
  const id = partyNames[at]!;
  const config = hasRegion ? { type: 'parallel', states: { main, lamp } } : main;
  const chart = setup({ types: { context: {} as Bit }, actions: effects }).createMachine({
    id,
    context: { bit: 0 },
    ...config,
  } as never) as unknown as Party['chart'];
  const failing: Pick<Party, 'fails'> = !canFail
    ? {}
    : fails === 'crash'
      ? { fails: [{ fault: crash }] }
      : { fails: [{ fault: tear, closes: [other(0)] }] };
  return { name: id, chart, ...failing };
}

function scenarioOf(told: Made): Scenario {
  const parties = told.parties.map((_, at) => partyOf(told, at));
  const place = (name: string): number => (partyNames as readonly string[]).indexOf(name);
  const system: System = {
    parties,
    faults: cardFaults,
    groups: told.device ? [{ name: 'phone', parties: ['ann', 'ben'] }] : [],
    link: (from, to) => told.links[3 * place(from) + place(to)]!,
  };
  return {
    ...twoPhaseCommitOf(3),
    name: 'anybody',
    system: () => system,
    intents: parties.map(({ name }, at) => {
      const times = told.times[at];
      return { party: name, intent: { type: 'go' }, ...(times === undefined ? {} : { times }) };
    }),
    faults: Object.fromEntries(told.faults.map(kind => [kind, 1])),
    timers: told.timers,
    asserts: [],
  };
}

/** Random scenarios. */
export const anyScenarios: fc.Arbitrary<Scenario> = made.map(scenarioOf);

/** The state of the observer: the last reporting party, and the number of reports, up to two. */
export interface Heard {
  readonly last: string;
  readonly times: number;
}

/** The observer of reports. */
export const ears: Observer = {
  name: 'ears',
  chart: setup({ types: { context: {} as Heard, events: {} as { type: 'said'; who: string } } }).createMachine({
    id: 'ears',
    context: { last: 'nobody', times: 0 },
    on: {
      said: {
        actions: assign({ last: ({ event }) => event.who, times: ({ context }) => Math.min(2, context.times + 1) }),
      },
    },
  }),
};
