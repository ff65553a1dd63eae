/**
 * Goal: partial order changes no verdict and no trace of any scenario.
 * Method: generated parties of a few states, which send at random over links of every discipline and have every kind of
 * fault; each scenario is checked with partial order and without.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { cardFaults, crash, effects, type Party, reinstall, type System, send, tear } from '#machines';
import { check } from '../../analysis/check.ts';
import { cardKinds } from '../../cards/card-kinds.ts';
import { always, everyStep, type Property, sometimes, type WorldPredicate } from '../../property/property.ts';
import { twoPhaseCommitOf } from '../../samples/two-phase-commit.ts';
import type { Scenario } from '../../world/scenario.ts';
import { settingOf } from '../../world/setting.ts';

const failures = ['crash', 'tear', 'reinstall'] as const;
const messages = ['ask', 'tell', 'late'] as const;
const names = ['ann', 'ben', 'cid'] as const;

/** The target state, whether a bit in the context flips, and the message sent. */
const reaction = fc.record({
  target: fc.nat(3),
  flips: fc.boolean(),
  sent: fc.option(fc.record({ to: fc.nat(1), type: fc.constantFrom(...messages) }), { freq: 2 }),
});
const state = fc.record({
  busy: fc.option(reaction, { freq: 1 }),
  timer: fc.option(reaction, { freq: 1 }),
  go: reaction,
  goes: fc.boolean(),
  /** Whether the bit flips when the party fails. */
  flipsOnFailure: fc.boolean(),
  on: fc.array(fc.option(reaction, { freq: 4 }), { minLength: 3, maxLength: 3 }),
});
const fails = fc.constantFrom('nothing', 'crash', 'crash', 'session', 'tear', 'tear');
const link = fc.record({
  discipline: fc.constantFrom('unordered', 'unordered', 'ordered', 'ordered', 'duplicating'),
  reach: fc.constantFrom('network', 'local'),
  inFlightMax: fc.constant(3),
});
const generated = fc.record({
  parties: fc.array(fc.record({ states: fc.array(state, { minLength: 2, maxLength: 4 }), fails }), {
    minLength: 2,
    maxLength: 3,
  }),
  links: fc.array(link, { minLength: 9, maxLength: 9 }),
  intents: fc.array(fc.record({ party: fc.nat(2), times: fc.constantFrom(1, 1, 2) }), { minLength: 2, maxLength: 4 }),
  faults: fc.array(fc.constantFrom('crash', 'tear', ...cardKinds.faults), { maxLength: 2 }),
  timers: fc.constantFrom('free', 'quiet'),
  device: fc.boolean(),
  properties: fc.array(
    fc.record({ form: fc.nat(13), party: fc.nat(2), other: fc.nat(2), one: fc.nat(3), two: fc.nat(4) }),
    {
      minLength: 5,
      maxLength: 5,
    },
  ),
});
type Generated = typeof generated extends fc.Arbitrary<infer Value> ? Value : never;
type Reaction = typeof reaction extends fc.Arbitrary<infer Value> ? Value : never;

/** A bit, and the current state as a key: a predicate that reads one key does not read the others. */
interface Context {
  readonly bit: number;
  readonly at: Readonly<Record<string, true>>;
}

function partyOf({ parties }: Generated, at: number): Party {
  const { states, fails } = parties[at]!;
  const count = parties.length;
  const another = (step: number): string => names[(at + 1 + (step % (count - 1))) % count]!;
  const flip = assign({ bit: ({ context }: { context: Context }) => 1 - context.bit });
  const arrive = (state: string) => assign({ at: { [state]: true } });
  const fail = (flipsOnFailure: boolean) => ({
    target: 'down',
    actions: [arrive('down'), ...(flipsOnFailure ? [flip] : [])],
  });
  const taken = ({ target, flips, sent }: Reaction) => ({
    target: `s${target % states.length}`,
    actions: [
      arrive(`s${target % states.length}`),
      ...(flips ? [flip] : []),
      ...(sent ? [send(another(sent.to), { type: sent.type })] : []),
    ],
  });
  const chart = setup({ types: { context: {} as Context }, actions: effects }).createMachine({
    id: names[at]!,
    context: { bit: 0, at: { s0: true } },
    initial: 's0',
    states: {
      ...Object.fromEntries(
        states.map(({ busy, timer, go, goes, flipsOnFailure, on }, number) => [
          `s${number}`,
          {
            // The initial state is not busy, so that the first move is an intent.
            tags: busy && number > 0 ? ['busy'] : [],
            after: { ...(busy && number > 0 ? { 0: taken(busy) } : {}), ...(timer ? { 1000: taken(timer) } : {}) },
            on: {
              ...Object.fromEntries(failures.map(type => [type, fail(flipsOnFailure)])),
              ...(goes || number === 0 ? { go: taken(go) } : {}),
              ...Object.fromEntries(messages.flatMap((type, each) => (on[each] ? [[type, taken(on[each])]] : []))),
            },
          },
        ]),
      ),
      down: {
        tags: 'down',
        on: Object.fromEntries(['restart', 'power-up'].map(type => [type, { target: 's0', actions: arrive('s0') }])),
      },
    },
  } as never) as unknown as Party['chart'];
  return {
    name: names[at]!,
    chart,
    ...(fails === 'crash' ? { fails: [{ fault: crash }] } : {}),
    ...(fails === 'session' ? { fails: [{ fault: crash }, { fault: reinstall, closes: [another(0)] }] } : {}),
    ...(fails === 'tear' ? { fails: [{ fault: tear, closes: [another(0)] }] } : {}),
  };
}

function scenarioOf(plan: Generated): Scenario {
  const count = plan.parties.length;
  const system: System = {
    parties: plan.parties.map((_, at) => partyOf(plan, at)),
    faults: cardFaults,
    groups: plan.device ? [{ name: 'phone', parties: ['ann', 'ben'] }] : [],
    link: (from, to) =>
      plan.links[3 * names.indexOf(from as 'ann') + names.indexOf(to as 'ann')] as ReturnType<System['link']>,
  };
  const granted = new Map(plan.intents.map(({ party, times }) => [names[party % count]!, times]));
  return {
    ...twoPhaseCommitOf(3),
    name: 'generated',
    system: () => system,
    intents: [...granted].map(([party, times]) => ({ party, intent: { type: 'go' }, times })),
    faults: Object.fromEntries(plan.faults.map(kind => [kind, plan.faults.filter(each => each === kind).length])),
    timers: plan.timers as Scenario['timers'],
  };
}

/**
 * A property that reads one state, two states, a bit, an inbox, a step between states, a loss, or the messages sent; or
 * has such a premise.
 */
function propertyOf(
  { parties }: Generated,
  { form, party, other, one, two }: Generated['properties'][number],
): Property {
  const [name, another] = [names[party % parties.length]!, names[other % parties.length]!];
  const stateOf = (number: number): string => (number === 4 ? 'down' : `s${number}`);
  const isIn = (name: string, number: number): WorldPredicate => {
    return world => (world.local(name).context as Context).at[stateOf(number)] === true;
  };
  const holds = (): boolean => true;
  const bit: WorldPredicate = world => (world.local(name).context as Context).bit === 1;
  const tests: readonly Property['test'][] = [
    sometimes(isIn(name, two)),
    sometimes(world => isIn(name, one)(world) && isIn(another, two)(world)),
    always(world => !isIn(another, two)(world), bit),
    always(world => !(bit(world) && isIn(another, two)(world))),
    sometimes(world => world.inbox(name).length === one && isIn(another, two)(world)),
    everyStep(({ before, after }) => !(isIn(name, one)(before) && isIn(another, two)(after))),
    everyStep(({ before, choice }) => choice.kind !== 'lose' || !isIn(name, one)(before)),
    everyStep(({ before, sends }) => sends.every(({ message }) => message.type !== messages[one % 3] || !bit(before))),
    everyStep(holds, ({ before, after }) => isIn(name, one)(before) && isIn(name, one)(after)),
    everyStep(holds, ({ choice }) => choice.kind === (['deliver', 'lose', 'copy', 'proceed'] as const)[one]),
    everyStep(
      holds,
      ({ before, sends }) => sends.some(({ message }) => message.type === messages[one % 3]) && bit(before),
    ),
    everyStep(holds, ({ before, heard }) => !heard && isIn(another, two)(before)),
    everyStep(
      ({ after }) => !isIn(another, two)(after),
      ({ before }) => isIn(name, one)(before),
    ),
    always(holds, world => isIn(name, one)(world) && isIn(another, two)(world)),
  ];
  return {
    name: `reads-${form}-${party}-${other}-${one}-${two}`,
    says: 'Generated.',
    kind: 'safety',
    subject: 'two-phase-commit',
    source: 'ours',
    breaks: [],
    test: tests[form]!,
  };
}

test('partial order changes no verdict, premise or token of a generated scenario', () => {
  let ampleWorlds = 0;
  let smaller = 0;
  const law = fc.property(generated, plan => {
    const scenario = scenarioOf(plan);
    const setting = settingOf(scenario);
    const all = plan.properties.map(each => propertyOf(plan, each));
    for (const properties of [all, ...all.map(each => [each])]) {
      const whole = check(scenario, setting, properties, { worldsMax: 5_000 });
      if (whole.coverage !== 'complete') continue;
      const reduced = check(scenario, setting, properties, { partialOrder: true });
      const verdicts = ({ properties }: typeof whole) =>
        properties.map(({ verdict, vacuous, met, token }) => ({ verdict, vacuous, met, token }));
      expect(verdicts(reduced)).toEqual(verdicts(whole));
      expect(reduced.explored.worlds).toBeLessThanOrEqual(whole.explored.worlds);
      ampleWorlds += reduced.explored.partialOrder!.alone;
      smaller += reduced.explored.worlds < whole.explored.worlds ? 1 : 0;
    }
  });
  fc.assert(law, { numRuns: 400, seed: 1 });
  expect(ampleWorlds).toBeGreaterThan(1_000);
  expect(smaller).toBeGreaterThan(100);
});
