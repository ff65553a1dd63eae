/** Goal: the semantics of choices, one rule for each test. Method: two parties, small enough to list every choice by hand. */
import { describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { cardFaults, crash, effects, type Link, type Party, reportFrom, send, tear } from '#machines';
import { firstBind } from '../scenarios/binding.ts';
import { explore } from '../search/explore.ts';
import { Model } from './model.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './setting.ts';
import { budgetsLeft, choicesIn, initialWorld, step, viewThrough, type World } from './world.ts';

/** Sends `ping` by an intent, and again on a timeout. */
const caller = setup({ actions: effects }).createMachine({
  id: 'caller',
  initial: 'idle',
  on: { crash: '.down' },
  states: {
    idle: { on: { call: { target: 'waiting', actions: send('callee', { type: 'ping' }) } } },
    waiting: {
      on: { pong: 'idle' },
      after: { 5: { target: 'tired', actions: send('callee', { type: 'ping' }) } },
    },
    tired: { on: { pong: 'idle' } },
    down: { tags: 'down', on: { restart: 'idle' } },
  },
});

/** Answers after one busy step. A power loss keeps the durable context only. */
const callee = setup({ actions: effects }).createMachine({
  id: 'callee',
  context: { durable: { pings: 0 } },
  initial: 'ready',
  on: { tear: '.off' },
  states: {
    ready: { on: { ping: { target: 'busy', actions: assign({ durable: { pings: 1 } }) } } },
    busy: { tags: 'busy', after: { 0: { target: 'ready', actions: send('caller', { type: 'pong' }) } } },
    off: { tags: 'down', on: { 'power-up': { target: 'ready', actions: send('caller', { type: 'pong' }) } } },
  },
});

const parties: readonly Party[] = [
  { name: 'caller', chart: caller, fails: [{ fault: crash }], intents: [{ type: 'call' }] },
  { name: 'callee', chart: callee, fails: [{ fault: tear, closes: ['caller'] }] },
];

function scenarioOf(change: Partial<Scenario> = {}, link: Partial<Link> = {}): Scenario {
  return {
    ...firstBind,
    system: () => ({
      parties,
      faults: cardFaults,
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2, ...link }),
    }),
    intents: [],
    ...change,
  };
}

function worldOf(scenario: Scenario): World {
  return initialWorld(new Model(scenario, settingOf(scenario)));
}

/** Takes the first choice of each of these kinds, in turn. */
function taking(world: World, ...kinds: string[]): World {
  return kinds.reduce((at, kind) => {
    const place = choicesIn(at).findIndex(choice => choice.kind === kind);
    expect(place, `${kind} among ${choicesIn(at).map(choice => choice.kind)}`).toBeGreaterThanOrEqual(0);
    return step(at, place)!.to;
  }, world);
}

const kindsIn = (world: World) => choicesIn(world).map(({ kind }) => kind);

test('choices are listed in the order of the contract', () => {
  const world = taking(worldOf(scenarioOf({ faults: { lose: 1, copy: 1, tear: 1, crash: 1 } })), 'intend');
  expect(kindsIn(world)).toEqual(['deliver', 'expire', 'lose', 'copy', 'tear', 'crash', 'crash']);
});

test('a busy party takes no delivery, only its busy step and faults', () => {
  const world = taking(worldOf(scenarioOf({ faults: { tear: 1 } })), 'intend', 'expire', 'deliver');
  expect(
    choicesIn(world)
      .filter(({ party }) => party === 'callee')
      .map(({ kind }) => kind),
  ).toEqual(['proceed', 'tear']);
});

test('a timer can expire while the answer is in flight, unless timers are quiet', () => {
  const calling = taking(worldOf(scenarioOf()), 'intend');
  expect(kindsIn(calling)).toEqual(['deliver', 'expire']);
  expect(kindsIn(taking(worldOf(scenarioOf({ timers: 'quiet' })), 'intend'))).toEqual(['deliver']);
});

describe('budgets', () => {
  test('a fault is enabled as often as its budget grants', () => {
    const world = taking(worldOf(scenarioOf({ faults: { lose: 1 } })), 'intend', 'lose', 'expire');
    expect(kindsIn(world)).toEqual(['deliver']);
  });

  test('an intent without a budget is enabled wherever it changes the world', () => {
    const world = taking(worldOf(scenarioOf()), 'intend', 'deliver', 'proceed', 'deliver');
    expect(kindsIn(world)).toEqual(['intend']);
  });

  test('the remaining budgets are listed: faults first, then counted intents', () => {
    const call = { party: 'caller', intent: { type: 'call' }, times: 2 };
    const world = taking(worldOf(scenarioOf({ intents: [call], faults: { lose: 1, tear: 2 } })), 'intend', 'lose');
    expect(budgetsLeft(world)).toEqual([
      { kind: 'fault', fault: 'lose', left: 0, times: 1 },
      { kind: 'fault', fault: 'tear', left: 2, times: 2 },
      { kind: 'intent', ...call, left: 1 },
    ]);
  });
});

describe('power loss', () => {
  test('clears the bus both ways and keeps durable state; the recovery costs nothing', () => {
    const world = taking(worldOf(scenarioOf({ faults: { tear: 1 } })), 'intend', 'expire', 'deliver', 'tear');
    expect(kindsIn(world)).toEqual(['power-up']);
    const taken = step(world, 0)!;
    expect(taken.after.local('callee').context).toEqual({ durable: { pings: 1 } });
    expect(taken.after.inbox('caller')).toHaveLength(1);
  });
});

describe('crash', () => {
  test('is also enabled with each message to or from the party lost', () => {
    const world = taking(worldOf(scenarioOf({ faults: { crash: 1 } })), 'intend');
    const crashes = choicesIn(world).filter(({ kind }) => kind === 'crash');
    expect(crashes).toStrictEqual([
      { kind: 'crash', party: 'caller' },
      { kind: 'crash', party: 'caller', lost: { from: 'caller', to: 'callee', message: { type: 'ping' } } },
    ]);
  });

  test('leaves messages to the party in flight', () => {
    const world = taking(worldOf(scenarioOf({ faults: { crash: 1 } })), 'intend', 'deliver', 'proceed', 'crash');
    expect(kindsIn(world)).toEqual(['restart']);
  });
});

test('loss and duplication do not act on a local link', () => {
  const world = taking(worldOf(scenarioOf({ faults: { lose: 1, copy: 1 } }, { reach: 'local' })), 'intend');
  expect(kindsIn(world)).toEqual(['deliver', 'expire']);
});

test('a full link makes the outcome undecided; no message is dropped silently', () => {
  const scenario = scenarioOf({}, { inFlightMax: 1 });
  const { explored } = explore(new Model(scenario, settingOf(scenario)), []);
  expect(explored).toMatchObject({ complete: false, stopped: 'inFlightMax' });
});

test('a place outside the list has no step', () => {
  const world = worldOf(scenarioOf());
  expect(step(world, 1)).toBeUndefined();
  expect(step(world, -1)).toBeUndefined();
});

test('a step has its sent messages and its reports', () => {
  const chart = setup({ actions: effects }).createMachine({
    id: 'speaker',
    on: { speak: { actions: [send('callee', { type: 'ping' }), reportFrom(() => ({ type: 'spoke', loud: true }))] } },
  });
  const speaking = scenarioOf({
    system: () => ({
      parties: [
        { name: 'speaker', chart, intents: [{ type: 'speak' }] },
        { name: 'callee', chart: callee },
      ],
      link: () => ({ discipline: 'unordered', reach: 'network', inFlightMax: 2 }),
    }),
  });
  expect(step(worldOf(speaking), 0)).toMatchObject({
    choice: { kind: 'intend', party: 'speaker' },
    sends: [{ from: 'speaker', to: 'callee', message: { type: 'ping' } }],
    reports: [{ type: 'spoke', loud: true }],
    heard: true,
  });
});

test('a view reads each part by its kind and index', () => {
  const { model, row } = worldOf(scenarioOf());
  const read: string[] = [];
  const view = viewThrough(model, (part, index) => {
    read.push(`${part} ${index}`);
    return part === 'presence' ? 0 : row[index]!;
  });
  view.local('callee');
  view.inbox('callee');
  view.inbox('caller');
  expect(read).toEqual(['local 1', 'inbox 1', 'inbox 0']);
});
