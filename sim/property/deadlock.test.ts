/**
 * Goal: every kind of search finds a deadlock and its trace, and reports none otherwise. Method: two forks, two diners.
 */
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { crash, effects, type Party, reply, send } from '#machines';
import { check, modelFor } from '../analysis/check.ts';
import { twoPhaseCommitOf } from '../samples/two-phase-commit.ts';
import { replayToken, traceOf } from '../trace/token.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import { initialWorld } from '../world/world.ts';
import { underTest } from './property.test-kit.ts';
import { neverStuck } from './property.ts';
import { traceVerdictsOf } from './trace-verdict.ts';
import type { Limits } from './verdict.ts';

const chart = (config: object): Party['chart'] =>
  setup({ actions: effects }).createMachine({ id: 'chart', ...config } as never) as never;

const ask = (fork: string): object => send(fork, { type: 'take' });

/** Takes one fork, then the other, eats once and puts both back. */
const diner = (name: string, first: string, second: string): Party => ({
  name,
  chart: chart({
    initial: 'thinking',
    states: {
      thinking: { on: { hunger: { target: 'waiting', actions: ask(first) } } },
      waiting: { on: { taken: { target: 'holding', actions: ask(second) } } },
      holding: {
        on: { taken: { target: 'full', actions: [first, second].map(fork => send(fork, { type: 'back' })) } },
      },
      full: { type: 'final' },
    },
  }),
  intents: [{ type: 'hunger' }],
});

/** A fork: one diner takes it at a time. Meanwhile it keeps other requests, since it has no transition for them. */
const fork = (name: string): Party => ({
  name,
  chart: chart({
    initial: 'free',
    states: {
      free: { on: { take: { target: 'taken', actions: reply({ type: 'taken' }) }, close: 'closed' } },
      taken: { on: { back: 'free' } },
      closed: { type: 'final' },
    },
  }),
  ignored: 'kept',
  intents: [{ type: 'close' }],
});

const table = (second: readonly [string, string], change: Partial<Scenario> = {}): Scenario => ({
  ...twoPhaseCommitOf(3),
  parameters: {},
  system: () => ({
    parties: [diner('ann', 'left', 'right'), diner('ben', ...second), fork('left'), fork('right')],
    link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
  }),
  ...change,
});
const crossed = table(['right', 'left']);
const alike = table(['left', 'right']);

const property = underTest(neverStuck(world => ['left', 'right'].some(name => world.local(name).value === 'closed')));

function asked(scenario: Scenario, limits: Limits = {}, of = property) {
  const [found] = check(scenario, settingOf(scenario), [of], limits).properties;
  return found!;
}

describe.each<[string, Limits]>([
  ['every step', { sleepSets: false }],
  ['sleep sets', {}],
  ['partial order', { partialOrder: true }],
])('with %s', (_, limits) => {
  test('diners who take the forks in opposite orders can deadlock', () => {
    const { verdict, steps, token } = asked(crossed, limits);
    // Both diners get hungry, request their first fork and receive it: six steps, then nothing more can happen.
    expect({ verdict, steps }).toEqual({ verdict: 'violated', steps: 6 });
    const read = traceOf(token!, [crossed]);
    const model = modelFor(crossed, read.setting, [property]);
    const run = replayToken(model, read);
    expect(traceVerdictsOf(run, initialWorld(model), [property])).toMatchObject([{ shown: 'violated', after: 6 }]);
  });

  test('diners who take the forks in the same order do not deadlock', () => {
    expect(asked(alike, limits).verdict).toBe('holds');
  });
});

test('bit-state hashing finds a deadlock; without one the property is undecided', () => {
  expect(asked(crossed, { bitState: 20 }).verdict).toBe('violated');
  expect(asked(alike, { bitState: 20 }).verdict).toBe('undecided');
});

test('by default, a world without enabled choices is allowed only if all charts are in a final state', () => {
  const plain = underTest(neverStuck());
  // If a fork closes too soon, a diner waits for ever.
  expect(asked(alike, {}, plain)).toMatchObject({ verdict: 'violated' });
  const done: Scenario = {
    ...alike,
    system: () => ({
      ...alike.system(settingOf(alike)),
      parties: [{ name: 'ann', chart: chart({ initial: 'end', states: { end: { type: 'final' } } }) }],
    }),
  };
  expect(asked(done, {}, plain).verdict).toBe('holds');
});

test('a world in which only faults can happen is a deadlock', () => {
  const waiting: Party = {
    name: 'ann',
    chart: chart({
      initial: 'on',
      on: { crash: '.off' },
      states: { on: {}, off: { tags: 'down', on: { restart: 'on' } } },
    }),
    fails: [{ fault: crash }],
  };
  const scenario: Scenario = {
    ...alike,
    faults: { crash: 1 },
    system: () => ({ ...alike.system(settingOf(alike)), parties: [waiting] }),
  };
  expect(asked(scenario, {}, underTest(neverStuck()))).toMatchObject({ verdict: 'violated', steps: 0 });
});

test('if a link is full, the property is undecided', () => {
  const sender: Party = {
    name: 'ann',
    chart: chart({
      initial: 'one',
      states: { one: { on: { go: { actions: send('ben', { type: 'x' }), target: 'one', reenter: true } } } },
    }),
    intents: [{ type: 'go' }],
  };
  const deaf: Party = { name: 'ben', chart: chart({}), ignored: 'kept' };
  const scenario: Scenario = {
    ...alike,
    system: () => ({ ...alike.system(settingOf(alike)), parties: [sender, deaf] }),
  };
  expect(asked(scenario).verdict).toBe('undecided');
});

test('dead-message removal is refused, since a dead message can still be delivered', () => {
  expect(() => asked(alike, { deadMessages: true })).toThrow(
    'dead-messages: under-test asks what can still be delivered',
  );
});

test('if a number outgrows its bits, the deadlock test runs after the field is widened', () => {
  const length = 20;
  const states = Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `at${at}`,
      at + 1 < length ? { after: { 5: `at${at + 1}` } } : { type: 'final' },
    ]),
  );
  const walking: Scenario = {
    ...alike,
    system: () => ({
      ...alike.system(settingOf(alike)),
      parties: [{ name: 'ann', chart: chart({ initial: 'at0', states }) }],
    }),
  };
  expect(asked(walking, {}, underTest(neverStuck())).verdict).toBe('holds');
});
