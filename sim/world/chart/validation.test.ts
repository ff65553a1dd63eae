/** Goal: a chart that does not handle its faults, or has a busy state without one timer, is refused in one line. Method: tables of whole lines. */
import { describe, expect, test } from 'vitest';
import { assign, sendTo, setup } from 'xstate';
import { cardFaults, crash, type Failure, reinstall, tear } from '#machines';
import { InputError } from '../input-error.ts';
import { chartOf } from './chart.ts';
import { machine } from './charts.test-kit.ts';
import { nodeName, nodesOf, unsupportedAction, validateFaults } from './validation.ts';

const declared = cardFaults.map(({ name }) => name);
const failing = (config: object, fails: readonly Failure[]) => (): void =>
  validateFaults({ name: 'server', chart: machine(config), fails }, declared);
const off = { tags: 'down', on: { restart: 'up' } };
const whole = { on: { crash: '.off', reinstall: '.off' }, initial: 'up', states: { up: {}, off } };
const handlesTear = {
  on: { tear: '.off' },
  initial: 'up',
  states: { up: {}, off: { tags: 'down', on: { 'power-up': 'up' } } },
};
const crashes = [{ fault: crash }];
const tears = [{ fault: tear, closes: ['terminal'] }];
const crashesAndReinstalls = [{ fault: crash }, { fault: reinstall, closes: ['element'] }];

describe('a chart that handles its faults is accepted', () => {
  test.each<[string, object, readonly Failure[]]>([
    ['a party that never fails', {}, []],
    ['a crash and a reinstall', whole, crashesAndReinstalls],
    ['a crash alone', { ...whole, on: { crash: '.off' } }, crashes],
    ['a power loss', handlesTear, tears],
    ['a fault handled inside', { initial: 'up', states: { up: { on: { crash: 'off' } }, off } }, crashes],
    ['a fault handled by a wildcard', { ...whole, on: { '*': '.off' } }, crashesAndReinstalls],
    ['a recovery by a wildcard', { ...whole, states: { up: {}, off: { tags: 'down', on: { '*': 'up' } } } }, crashes],
    [
      'a recovery by a prefix wildcard',
      {
        ...whole,
        on: { 'crash.*': '.off' },
        states: { up: { on: { crash: 'off' } }, off: { tags: 'down', on: { 'restart.*': 'up', restart: 'up' } } },
      },
      crashes,
    ],
    [
      'a recovery at the root',
      { ...whole, on: { crash: '.off', restart: '.up' }, states: { up: {}, off: { tags: 'down' } } },
      crashes,
    ],
    [
      'a recovery of a child of the tagged state',
      {
        ...whole,
        states: { up: {}, off: { tags: 'down', initial: 'a', states: { a: { on: { restart: '#chart.up' } } } } },
      },
      crashes,
    ],
    [
      'a recovery of the parent of the tagged state',
      { ...whole, states: { up: {}, off: { on: { restart: 'up' }, initial: 'a', states: { a: { tags: 'down' } } } } },
      crashes,
    ],
    ['a wildcard where the party is not down', { ...whole, states: { up: { on: { '*': 'off' } }, off } }, crashes],
  ])('%s', (_, config, fails) => expect(failing(config, fails)).not.toThrow());
});

describe('a chart that does not handle its faults is refused', () => {
  test.each<[string, object, readonly Failure[], string]>([
    [
      'no transition for the crash',
      { ...whole, on: {} },
      crashes,
      'party server fails by crash, but no state handles the event crash in chart chart; add on: { crash: … } or leave the fault out of fails',
    ],
    [
      'no transition for the crash, but for events with a similar name',
      { ...whole, on: { 'crash.x': '.off', 'cras.*': '.off' } },
      crashes,
      'party server fails by crash, but no state handles the event crash in chart chart; add on: { crash: … } or leave the fault out of fails',
    ],
    [
      'no transition for the power loss',
      whole,
      tears,
      'party server fails by tear, but no state handles the event tear in chart chart; add on: { tear: … } or leave the fault out of fails',
    ],
    [
      'no state tagged down after a crash',
      { ...whole, states: { up: {}, off: {} } },
      crashes,
      "party server fails by crash, but no state carries the tag down in chart chart; tag the state it is in until the restart with tags: 'down'",
    ],
    [
      'no state tagged down after a power loss',
      { ...handlesTear, states: { up: {}, off: {} } },
      tears,
      "party server fails by tear, but no state carries the tag down in chart chart; tag the state it is in until the power-up with tags: 'down'",
    ],
    [
      'no recovery from one of two states tagged down',
      { ...whole, states: { up: {}, off, deep: { initial: 'a', states: { a: { tags: ['x', 'down'] } } } } },
      crashes,
      "party server fails by crash, but state deep.a carries the tag down and does not handle restart in chart chart; add on: { 'restart': … } there",
    ],
    [
      'no recovery from a power loss',
      { ...handlesTear, states: { up: {}, off } },
      tears,
      "party server fails by tear, but state off carries the tag down and does not handle power-up in chart chart; add on: { 'power-up': … } there",
    ],
    [
      'a restart in a state that is not tagged down',
      { ...whole, states: { up: {}, off, lost: { initial: 'a', states: { a: { on: { restart: '#chart.up' } } } } } },
      crashes,
      "party server fails by crash, but state lost.a handles restart and does not carry the tag down in chart chart; a restart happens only where the party is down: add tags: 'down' there",
    ],
    [
      'a power-up in a state that is not tagged down',
      { ...handlesTear, states: { ...handlesTear.states, up: { on: { 'power-up': {} } } } },
      tears,
      "party server fails by tear, but state up handles power-up and does not carry the tag down in chart chart; a power-up happens only where the party is down: add tags: 'down' there",
    ],
    [
      'no transition for the reinstall',
      { ...whole, on: { crash: '.off' } },
      crashesAndReinstalls,
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
      'a busy state with two timers',
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
])('one timer with several guards is accepted, and any number of timers in a state that is not busy', config => {
  expect(() => chartOf({ chart: machine(config) })).not.toThrow();
});

test('a chart gets a limit of microsteps, and keeps its own limit', () => {
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
])('instead of %s', (action, instead) => expect(unsupportedAction(action)).toEqual(instead));

test('every state is listed, the root first, and has a name', () => {
  const chart = machine({ initial: 'a', states: { a: { initial: 'b', states: { b: {} } }, c: {} } });
  expect(nodesOf(chart.root).map(nodeName)).toEqual(['chart', 'a', 'a.b', 'c']);
});

test('a named action is validated as the action that the chart provides', () => {
  const chart = (tell: object) =>
    setup({ actions: { tell } as never }).createMachine({ id: 'chart', on: { go: { actions: 'tell' as never } } });
  expect(() => chartOf({ chart: chart(assign({})) as never })).not.toThrow();
  expect(() => chartOf({ chart: chart(sendTo('peer', { type: 'x' })) as never })).toThrow(
    new InputError(`chart chart, state chart: sendTo is not supported; ${sending}`),
  );
});
