/** Goal: every refused row of the register is refused in one line. Method: charts for each row, queried as the engine does. */
import { describe, expect, test } from 'vitest';
import {
  assign,
  emit,
  enqueueActions,
  forwardTo,
  fromPromise,
  raise,
  sendParent,
  sendTo,
  spawnChild,
  stopChild,
} from 'xstate';
import { broadcast, reply, reportFrom, send, senderOf } from '#machines';
import { InputError } from '../input-error.ts';
import { DrivenChart, go } from './charts.test-kit.ts';
import { features } from './features.ts';

const fetch = fromPromise(async () => 1);
let count = 0;

const atGo = 'chart chart, state idle, event go';
const actorWay =
  'model the actor as a party, or its outcome as a decision of this party (decisions: a fair step with a free outcome)';
const sendWay = 'use the effect send(party, message), or raise for an event of its own';
const plainWay = 'keep plain JSON: text, numbers, true, false, null, lists, objects';
const chanceWay = 'a chart knows no chance and no clock: use after, or a decision of the party (decisions)';
const errorWay = 'let it refuse with a message or a state instead';
const twoWays =
  "the same question is answered in two ways; an answer may depend on the state and the event alone, not on what a function remembers, on the order of an object's keys, or on which region acts first";

/** Charts for each refused feature, each with its error line. */
const refusals: Readonly<Record<string, readonly (readonly [config: object, line: string])[]>> = {
  invoke: [
    [
      go('next', { next: { invoke: { src: fetch } } }),
      `chart chart, state next: invoke (0.chart.next) is not supported; ${actorWay}`,
    ],
  ],
  'spawn, spawnChild, stopChild': [
    [
      go({ target: 'next', actions: spawnChild(fetch) }),
      `chart chart, state idle: spawnChild is not supported; ${actorWay}`,
    ],
    [
      go({ target: 'next', actions: stopChild('peer') }),
      `chart chart, state idle: stopChild is not supported; ${actorWay}`,
    ],
    [
      go({ target: 'next', actions: enqueueActions(({ enqueue }) => enqueue.stopChild('peer')) }),
      `${atGo}: stopChild is not supported; ${actorWay}`,
    ],
    [
      go({ target: 'next', actions: assign({ child: ({ spawn }) => spawn(fetch) }) }),
      `${atGo}: spawn is not supported; ${actorWay}`,
    ],
  ],
  'sendTo, sendParent, forwardTo': [
    [
      go({ target: 'next', actions: sendTo(({ self }) => self, { type: 'x' }) }),
      `chart chart, state idle: sendTo is not supported; ${sendWay}`,
    ],
    [
      go({ target: 'next', actions: enqueueActions(({ enqueue }) => enqueue.sendTo('peer', { type: 'x' })) }),
      `${atGo}: it throws "Unable to send event to actor 'peer' from machine 'chart'."; ${errorWay}`,
    ],
    [
      go({ target: 'next', actions: forwardTo('peer') }),
      `chart chart, state idle: sendTo is not supported; ${sendWay}`,
    ],
    [
      go({ target: 'next', actions: sendParent({ type: 'x' }) }),
      `chart chart, state idle: sendTo is not supported; ${sendWay}`,
    ],
  ],
  'contexts that are no plain JSON': [
    [
      go({ target: 'next', actions: assign({ seen: () => new Set([1]) }) }),
      `${atGo}: the context holds a Set at seen; ${plainWay}`,
    ],
    [
      go({ target: 'next', actions: assign({ rows: () => [{ since: Number.NaN }] }) }),
      `${atGo}: the context holds NaN at rows[0].since; ${plainWay}`,
    ],
    [
      go({ target: 'next', actions: send('peer', { type: 'x', at: new Date(0) } as never) }),
      `${atGo}: a message holds a Date at at; ${plainWay}`,
    ],
    [
      go({ target: 'next', actions: reportFrom(() => ({ type: 'x', n: 1n }) as never) }),
      `${atGo}: a report holds a bigint at n; ${plainWay}`,
    ],
    [go({ target: 'next', actions: emit({ type: 'x', n: -0 }) }), `${atGo}: a report holds -0 at n; ${plainWay}`],
    [
      go({ target: 'next', actions: raise({ type: 'x', n: [1, undefined] } as never, { delay: 5 }) }),
      `${atGo}: a raised event holds undefined in a list at n[1]; ${plainWay}`,
    ],
    [{ context: new Map(), ...go('next') }, `chart chart, at the beginning: the context holds a Map; ${plainWay}`],
    [
      { context: { act: () => {} }, ...go('next') },
      `chart chart, at the beginning: the context holds a function at act; ${plainWay}`,
    ],
  ],
  'contexts or events changed in place': [
    [
      {
        context: { list: [] },
        on: {
          go: { actions: assign({ list: ({ context }: never) => (context as { list: number[] }).list.push(1) }) },
        },
      },
      'chart chart, state , event go: it changes its context or the event in place (Cannot add property 0, object is not extensible); return a new value instead',
    ],
    [
      {
        on: {
          go: {
            actions: assign(({ event }: never) => Object.assign(event, { n: 1 }) && {}),
          },
        },
      },
      'chart chart, state , event go: it changes its context or the event in place (Cannot add property n, object is not extensible); return a new value instead',
    ],
  ],
  'chance and clocks': [
    [go({ target: 'next', guard: () => Math.random() < 2 }), `${atGo}: it reads Math.random(); ${chanceWay}`],
    [go({ target: 'next', actions: assign({ at: () => Date.now() }) }), `${atGo}: it reads Date.now; ${chanceWay}`],
    [
      go({ target: 'next', actions: assign({ at: () => `${new Date()}` }) }),
      `${atGo}: it reads new Date(); ${chanceWay}`,
    ],
    [
      go({ target: 'next', actions: assign({ at: () => performance.now() }) }),
      `${atGo}: it reads performance.now(); ${chanceWay}`,
    ],
    [go({ target: 'next', actions: assign({ at: () => Date() }) }), `${atGo}: it reads Date(); ${chanceWay}`],
    [
      go({ target: 'next', actions: assign({ n: () => crypto.getRandomValues(new Uint8Array(1))[0] }) }),
      `${atGo}: it reads crypto.getRandomValues(); ${chanceWay}`,
    ],
    [
      go({ target: 'next', actions: assign({ id: () => crypto.randomUUID() }) }),
      `${atGo}: it reads crypto.randomUUID(); ${chanceWay}`,
    ],
    [
      go({
        target: 'next',
        guard: () => {
          try {
            return Math.random() < 2;
          } catch {
            return true;
          }
        },
      }),
      `${atGo}: it reads Math.random(); ${chanceWay}`,
    ],
  ],
  'hidden memory and order': [
    [go({ target: 'next', actions: assign({ n: () => count++ }) }), `${atGo}: ${twoWays}`],
    [
      {
        context: { b: 1, a: 2 },
        on: { go: { actions: assign({ first: ({ context }: never) => Object.keys(context)[0] }) } },
      },
      `chart chart, state , event go: ${twoWays}`,
    ],
  ],
  'history that XState enters in part': [
    [
      {
        type: 'parallel',
        states: { last: { type: 'history' }, one: { on: { go: { target: '#chart.last', reenter: true } } }, other: {} },
      },
      'chart chart, state one, other, event go: history leaves one in no state chart; give the history state a target, or go to a state itself',
    ],
  ],
  'microsteps without end': [
    [
      go('a', { a: { always: 'b' }, b: { always: 'a' } }),
      `${atGo}: more than 1000 microsteps; its always transitions or raised events never come to rest: give them a guard, or use after: { 0: … }`,
    ],
  ],
  'errors thrown': [
    [
      go({
        target: 'next',
        guard: () => {
          throw new Error('broken');
        },
      }),
      `${atGo}: it throws "broken"; ${errorWay}`,
    ],
    [
      {
        context: () => {
          throw new Error('broken');
        },
      },
      `chart chart, at the beginning: it throws "broken"; ${errorWay}`,
    ],
  ],
};

test('every refused row of the register has a test', () => {
  const names = features.filter(each => each.taken === 'refused').map(({ name }) => name);
  expect(Object.keys(refusals).sort()).toEqual(names.sort());
});

describe('refused', () => {
  const cases = Object.entries(refusals).flatMap(([name, all]) =>
    all.map(([config, line], at) => [name, at + 1, config, line] as const),
  );
  test.each(cases)('%s, %i', (_, __, config, line) => {
    const ask = (): unknown => new DrivenChart(config).receives('go');
    expect(ask).toThrow(new InputError(line));
  });
});

describe('the sender of a message', () => {
  test('receives the reply', () => {
    const chart = new DrivenChart({
      on: { ask: { actions: [reply({ type: 'answer' }), assign({ last: ({ event }: never) => senderOf(event) })] } },
    });
    expect(chart.receives('ask', {}, 'ann').last.sends).toEqual([{ to: 'ann', message: { type: 'answer' } }]);
    expect(chart.context).toEqual({ last: 'ann' });
    expect(chart.receives('ask', {}, 'ben').last.sends).toEqual([{ to: 'ben', message: { type: 'answer' } }]);
  });

  test('does not exist for an intent, and a reply to it is refused', () => {
    expect(() => new DrivenChart({ on: { go: { actions: reply({ type: 'answer' }) } } }).receives('go')).toThrow(
      new InputError(
        `chart chart, state , event go: it throws "the event go has no sender: it is no message that is delivered"; ${errorWay}`,
      ),
    );
  });

  test('can send one message to several parties', () => {
    const chart = new DrivenChart({ on: { go: { actions: broadcast(['ann', 'ben'], { type: 'news' }) } } });
    expect(chart.receives('go').last.sends.map(({ to }) => to)).toEqual(['ann', 'ben']);
  });
});
