/** Goal: a chart that lacks what its faults or a busy state need is refused in one line. Method: tables, every line whole. */
import { describe, expect, test } from 'vitest';
import { assign, sendTo, setup } from 'xstate';
import { cardFaults, crash, type Failure, reinstall, tear } from '#machines';
import { InputError } from '../input-error.ts';
import { chartOf } from './chart.ts';
import { machine } from './charts.test-kit.ts';
import { insteadOf, nodesOf, place, takeInFaults } from './intake.ts';

const declared = cardFaults.map(({ name }) => name);
const failing = (config: object, fails: readonly Failure[]) => (): void =>
  takeInFaults({ name: 'server', chart: machine(config), fails }, declared);
const off = { tags: 'down', on: { restart: 'up' } };
const whole = { on: { crash: '.off', reinstall: '.off' }, initial: 'up', states: { up: {}, off } };
const torn = {
  on: { tear: '.off' },
  initial: 'up',
  states: { up: {}, off: { tags: 'down', on: { 'power-up': 'up' } } },
};
const crashes = [{ fault: crash }];
const tears = [{ fault: tear, closes: 'terminal' }];
const isInstalledAnew = [{ fault: crash }, { fault: reinstall, closes: 'element' }];

describe('a chart that has what its faults need is taken', () => {
  test.each<[string, object, readonly Failure[]]>([
    ['and nothing is asked of a party that never fails', {}, []],
    ['a crash with a session, whatever its states are called', whole, isInstalledAnew],
    ['a crash without one needs no reinstall', { ...whole, on: { crash: '.off' } }, crashes],
    ['a power loss', torn, tears],
    ['a fault handled inside', { initial: 'up', states: { up: { on: { crash: 'off' } }, off } }, crashes],
    ['a fault handled by a wildcard', { ...whole, on: { '*': '.off' } }, isInstalledAnew],
    ['a way back by a wildcard', { ...whole, states: { up: {}, off: { tags: 'down', on: { '*': 'up' } } } }, crashes],
    [
      'a way back by the beginning of a word',
      {
        ...whole,
        on: { 'crash.*': '.off' },
        states: { up: { on: { crash: 'off' } }, off: { tags: 'down', on: { 'restart.*': 'up', restart: 'up' } } },
      },
      crashes,
    ],
    [
      'a way back at the root',
      { ...whole, on: { crash: '.off', restart: '.up' }, states: { up: {}, off: { tags: 'down' } } },
      crashes,
    ],
    [
      'a way back from inside, tagged outside',
      {
        ...whole,
        states: { up: {}, off: { tags: 'down', initial: 'a', states: { a: { on: { restart: '#chart.up' } } } } },
      },
      crashes,
    ],
    [
      'a way back from outside, tagged inside',
      { ...whole, states: { up: {}, off: { on: { restart: 'up' }, initial: 'a', states: { a: { tags: 'down' } } } } },
      crashes,
    ],
    ['a wildcard where the party is not down', { ...whole, states: { up: { on: { '*': 'off' } }, off } }, crashes],
  ])('%s', (_, config, fails) => expect(failing(config, fails)).not.toThrow());
});

describe('a chart that lacks something is refused', () => {
  test.each<[string, object, readonly Failure[], string]>([
    [
      'no crash',
      { ...whole, on: {} },
      crashes,
      'party server fails by crash, but no state handles the event crash in chart chart; add on: { crash: … } or leave the fault out of fails',
    ],
    [
      'no crash, but another word that begins like it',
      { ...whole, on: { 'crash.x': '.off', 'cras.*': '.off' } },
      crashes,
      'party server fails by crash, but no state handles the event crash in chart chart; add on: { crash: … } or leave the fault out of fails',
    ],
    [
      'no power loss',
      whole,
      tears,
      'party server fails by tear, but no state handles the event tear in chart chart; add on: { tear: … } or leave the fault out of fails',
    ],
    [
      'no state that is down after a crash',
      { ...whole, states: { up: {}, off: {} } },
      crashes,
      "party server fails by crash, but no state carries the tag down in chart chart; tag the state it is in until the restart with tags: 'down'",
    ],
    [
      'no state that is down after a power loss',
      { ...torn, states: { up: {}, off: {} } },
      tears,
      "party server fails by tear, but no state carries the tag down in chart chart; tag the state it is in until the power-up with tags: 'down'",
    ],
    [
      'no way back after a crash, from one of two states that are down',
      { ...whole, states: { up: {}, off, deep: { initial: 'a', states: { a: { tags: ['x', 'down'] } } } } },
      crashes,
      "party server fails by crash, but state deep.a carries the tag down and does not handle restart in chart chart; add on: { 'restart': … } there",
    ],
    [
      'no way back after a power loss',
      { ...torn, states: { up: {}, off } },
      tears,
      "party server fails by tear, but state off carries the tag down and does not handle power-up in chart chart; add on: { 'power-up': … } there",
    ],
    [
      'a way back from a state that is not down',
      { ...whole, states: { up: {}, off, lost: { initial: 'a', states: { a: { on: { restart: '#chart.up' } } } } } },
      crashes,
      "party server fails by crash, but state lost.a handles restart and does not carry the tag down in chart chart; a restart happens only where the party is down: add tags: 'down' there",
    ],
    [
      'a power-up in a state that is not down',
      { ...torn, states: { ...torn.states, up: { on: { 'power-up': {} } } } },
      tears,
      "party server fails by tear, but state up handles power-up and does not carry the tag down in chart chart; a power-up happens only where the party is down: add tags: 'down' there",
    ],
    [
      'no reinstall',
      { ...whole, on: { crash: '.off' } },
      isInstalledAnew,
      'party server fails by reinstall, but no state handles the event reinstall in chart chart; add on: { reinstall: … } or leave the fault out of fails',
    ],
  ])('%s', (_, config, fails, line) => expect(failing(config, fails)).toThrow(new InputError(line)));

  test.each<[string, object, string]>([
    [
      'a busy state without a timer',
      { initial: 'work', states: { work: { tags: 'busy' } } },
      'chart chart, state work: it carries the tag busy and has no after; a busy state ends by itself: give it after: { 0: … }, or take the tag away',
    ],
    [
      'a busy root without a timer',
      { tags: 'busy' },
      'chart chart, state chart: it carries the tag busy and has no after; a busy state ends by itself: give it after: { 0: … }, or take the tag away',
    ],
    [
      'a busy state with two',
      {
        initial: 'a',
        states: { a: { initial: 'b', states: { b: { tags: 'busy', after: { 1: 'c', 2: 'c' } }, c: {} } } },
      },
      'chart chart, state a.b: it carries the tag busy and has several timers; a busy state goes on by one: keep one after, with a guard for each way',
    ],
  ])('%s', (_, config, line) => expect(() => chartOf({ chart: machine(config) })).toThrow(new InputError(line)));
});

test.each([
  [
    {
      initial: 'work',
      states: { work: { tags: 'busy', after: { 1: [{ guard: () => false, target: 'work' }, 'work'] } } },
    },
  ],
  [{ initial: 'calm', states: { calm: { tags: 'calm' }, slow: { after: { 1: 'calm', 2: 'calm' } } } }],
])('one timer with a guard for each way is enough, and a state that is not busy has as many as it likes', config => {
  expect(() => chartOf({ chart: machine(config) })).not.toThrow();
});

test('a chart that goes on for ever is given a number of microsteps, and one that has a number keeps it', () => {
  const limit = (options: object): number => {
    const chart = machine({ options });
    chartOf({ chart });
    return chart.options.maxIterations!;
  };
  expect([limit({}), limit({ maxIterations: 7 })]).toEqual([1000, 7]);
});

const actor =
  'model the actor as a party, or its outcome as a decision of this party (decisions: a fair step with a free outcome)';
const sending = 'use the effect send(party, message), or raise for an event of its own';

test.each([
  ['xstate.spawnChild', { name: 'spawnChild', way: actor }],
  ['xstate.stopChild', { name: 'stopChild', way: actor }],
  ['xstate.sendTo', { name: 'sendTo', way: sending }],
  ['xstate.sendParent', { name: 'sendParent', way: sending }],
  ['xstate.forwardTo', { name: 'forwardTo', way: sending }],
  ['xstate.strange', { name: 'xstate.strange', way: actor }],
  ['send', undefined],
  ['my.xstate.sendTo', undefined],
])('instead of %s', (action, instead) => expect(insteadOf(action)).toEqual(instead));

test('every state is found, the root first, and has a place', () => {
  const chart = machine({ initial: 'a', states: { a: { initial: 'b', states: { b: {} } }, c: {} } });
  expect(nodesOf(chart.root).map(place)).toEqual(['chart', 'a', 'a.b', 'c']);
});

test('an action that is named is taken for what the chart provides under the name', () => {
  const chart = (tell: object) =>
    setup({ actions: { tell } as never }).createMachine({ id: 'chart', on: { go: { actions: 'tell' as never } } });
  expect(() => chartOf({ chart: chart(assign({})) as never })).not.toThrow();
  expect(() => chartOf({ chart: chart(sendTo('peer', { type: 'x' })) as never })).toThrow(
    new InputError(`chart chart, state chart: sendTo is not supported; ${sending}`),
  );
});
