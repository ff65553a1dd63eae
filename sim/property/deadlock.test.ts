/**
 * Goal: a deadlock is found where there is one, by every way of searching, and shown by its trace. Method: two forks,
 * two diners.
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

/** Is taken by one at a time; who comes meanwhile waits, since what it has no transition for is kept. */
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
  ['half of each diamond', {}],
  ['partial order', { partialOrder: true }],
])('with %s', (_, limits) => {
  test('who takes the forks crosswise may starve', () => {
    const { verdict, steps, token } = asked(crossed, limits);
    // Each is hungry, takes its first fork and hears so; and that is all.
    expect({ verdict, steps }).toEqual({ verdict: 'violated', steps: 6 });
    const read = traceOf(token!, [crossed]);
    const model = modelFor(crossed, read.setting, [property]);
    const run = replayToken(model, read);
    expect(traceVerdictsOf(run, initialWorld(model), [property])).toMatchObject([{ shown: 'violated', after: 6 }]);
  });

  test('who takes them in one order does not', () => {
    expect(asked(alike, limits).verdict).toBe('holds');
  });
});

test('bits find it, too, and say nothing where they do not', () => {
  expect(asked(crossed, { bitState: 20 }).verdict).toBe('violated');
  expect(asked(alike, { bitState: 20 }).verdict).toBe('undecided');
});

test('unless told otherwise, only where all are in a final state', () => {
  const plain = underTest(neverStuck());
  // Where a fork is closed too soon, somebody waits for ever.
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

test('faults are no way on', () => {
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

test('where a link has no room it is not known', () => {
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

test('dead letters can be delivered: they are not left out', () => {
  expect(() => asked(alike, { deadMessages: true })).toThrow(
    'dead-messages: under-test asks what can still be delivered',
  );
});

test('where a number outgrows its room, a way on is looked for once it has more', () => {
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
