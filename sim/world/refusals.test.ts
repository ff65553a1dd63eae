/** Goal: what the register refuses is refused with one line. Method: charts for each row, asked as the engine asks them. */
import { describe, expect, test } from 'vitest';
import { assign, createMachine, enqueueActions, fromPromise, sendParent, sendTo, spawnChild } from 'xstate';
import { broadcast, type Party, reply, senderOf } from '#machines';
import { chartOf } from './chart.ts';
import { Asked, go, machine } from './chart-under-test.ts';
import { features } from './features.ts';
import { InputError } from './input-error.ts';
import { takeInFaults } from './intake.ts';

const fetch = fromPromise(async () => 1);
let count = 0;

/** What of each refused feature is refused: charts, each with the line that says so. */
const refusals: Readonly<Record<string, readonly (readonly [config: object, line: RegExp])[]>> = {
  invoke: [
    [go('next', { next: { invoke: { src: fetch } } }), /chart chart, state next: invoke .*model the actor as a party/],
  ],
  'spawn, spawnChild, stopChild': [
    [go({ target: 'next', actions: spawnChild(fetch) }), /state idle: spawnChild is not supported/],
    [
      go({ target: 'next', actions: assign({ child: ({ spawn }) => spawn(fetch) }) }),
      /state idle, event go: spawn is not supported/,
    ],
  ],
  'sendTo, sendParent, forwardTo': [
    [
      go({ target: 'next', actions: sendTo(({ self }) => self, { type: 'x' }) }),
      /sendTo is not supported; use the effect send/,
    ],
    [
      go({ target: 'next', actions: enqueueActions(({ enqueue }) => enqueue.sendTo('peer', { type: 'x' })) }),
      /event go: .*(sendTo is not supported|it throws)/,
    ],
    [go({ target: 'next', actions: sendParent({ type: 'x' }) }), /sendTo is not supported|sendParent is not supported/],
  ],
  'contexts that are no plain JSON': [
    [go({ target: 'next', actions: assign({ seen: () => new Set([1]) }) }), /the context holds a Set at seen/],
    [
      go({ target: 'next', actions: assign({ rows: () => [{ since: Number.NaN }] }) }),
      /the context holds NaN at rows\[0\]\.since/,
    ],
    [{ context: { act: () => {} }, ...go('next') }, /at the beginning: the context holds a function at act/],
  ],
  'contexts or events changed in place': [
    [
      {
        context: { list: [] },
        on: {
          go: {
            actions: assign({
              list: ({ context }: never) => {
                (context as { list: number[] }).list.push(1);
                return (context as { list: number[] }).list;
              },
            }),
          },
        },
      },
      /changes its context or the event in place/,
    ],
    [
      {
        on: {
          go: {
            actions: assign(({ event }: never) => {
              (event as { n?: number }).n = 1;
              return {};
            }),
          },
        },
      },
      /changes its context or the event in place/,
    ],
  ],
  'chance and clocks': [
    [go({ target: 'next', guard: () => Math.random() < 2 }), /event go: it reads Math\.random\(\)/],
    [go({ target: 'next', actions: assign({ at: () => Date.now() }) }), /it reads Date\.now/],
    [go({ target: 'next', actions: assign({ at: () => `${new Date()}` }) }), /it reads new Date\(\)/],
    [go({ target: 'next', actions: assign({ at: () => performance.now() }) }), /it reads performance\.now\(\)/],
    [go({ target: 'next', actions: assign({ id: () => crypto.randomUUID() }) }), /it reads crypto\.randomUUID\(\)/],
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
      /it reads Math\.random\(\)/,
    ],
  ],
  'hidden memory and order': [
    [go({ target: 'next', actions: assign({ n: () => count++ }) }), /answered in two ways/],
    [
      {
        context: { b: 1, a: 2 },
        on: { go: { actions: assign({ first: ({ context }: never) => Object.keys(context)[0] }) } },
      },
      /answered in two ways/,
    ],
  ],
  'history that XState enters in part': [
    [
      {
        type: 'parallel',
        states: { last: { type: 'history' }, one: { on: { go: { target: '#chart.last', reenter: true } } }, other: {} },
      },
      /state one, other, event go: history leaves one in no state chart; give the history state a target, or go to/,
    ],
  ],
  'microsteps without end': [[go('a', { a: { always: 'b' }, b: { always: 'a' } }), /more than 1000 microsteps/]],
  'errors thrown': [
    [
      go({
        target: 'next',
        guard: () => {
          throw new Error('broken');
        },
      }),
      /it throws "broken"/,
    ],
    [
      {
        context: () => {
          throw new Error('broken');
        },
      },
      /at the beginning: it throws "broken"/,
    ],
  ],
};

test('every row is held, and no other', () => {
  const names = features.filter(each => each.taken === 'refused').map(({ name }) => name);
  expect(Object.keys(refusals).sort()).toEqual(names.sort());
});

describe('refused', () => {
  const cases = Object.entries(refusals).flatMap(([name, all]) =>
    all.map(([config, line], at) => [name, at + 1, config, line] as const),
  );
  test.each(cases)('%s, %i', (_, __, config, line) => {
    const ask = (): unknown => new Asked(config).hears('go');
    expect(ask).toThrow(InputError);
    expect(ask).toThrow(line);
  });
});

describe('messages know their senders', () => {
  test('a reply goes to the sender, whoever it is', () => {
    const chart = new Asked({
      on: { ask: { actions: [reply({ type: 'answer' }), assign({ last: ({ event }: never) => senderOf(event) })] } },
    });
    expect(chart.hears('ask', {}, 'ann').last.sends).toEqual([{ to: 'ann', message: { type: 'answer' } }]);
    expect(chart.context).toEqual({ last: 'ann' });
    expect(chart.hears('ask', {}, 'ben').last.sends).toEqual([{ to: 'ben', message: { type: 'answer' } }]);
  });

  test('an event nobody sent has none, and a reply to it is refused', () => {
    expect(() => new Asked({ on: { go: { actions: reply({ type: 'answer' }) } } }).hears('go')).toThrow(
      /has no sender/,
    );
  });

  test('a broadcast goes to each', () => {
    const chart = new Asked({ on: { go: { actions: broadcast(['ann', 'ben'], { type: 'news' }) } } });
    expect(chart.hears('go').last.sends.map(({ to }) => to)).toEqual(['ann', 'ben']);
  });
});

describe('what a fault needs of a chart is checked', () => {
  const failing = (config: object, fails: Party['fails']) => (): void =>
    takeInFaults({ name: 'server', chart: machine(config), ...(fails ? { fails } : {}) });
  const whole = {
    on: { crash: '.off', reinstall: '.off' },
    initial: 'up',
    states: { up: {}, off: { tags: 'down', on: { restart: 'up' } } },
  };

  test('a chart that has it is taken, whatever its states are called', () => {
    expect(failing(whole, { by: 'crash', session: 'element' })).not.toThrow();
  });

  test.each<[string, object, Party['fails'], RegExp]>([
    ['no crash', { ...whole, on: {} }, { by: 'crash' }, /no state handles the event crash/],
    ['no power loss', whole, { by: 'tear', bus: 'terminal' }, /no state handles the event tear/],
    [
      'no state that is down',
      { ...whole, states: { up: {}, off: {} } },
      { by: 'crash' },
      /no state carries the tag down/,
    ],
    [
      'no way back',
      { ...whole, states: { up: {}, off: { tags: 'down' } } },
      { by: 'crash' },
      /state off carries the tag down and does not handle restart/,
    ],
    [
      'a way back from a state that is not down',
      { ...whole, states: { ...whole.states, lost: { on: { restart: 'up' } } } },
      { by: 'crash' },
      /state lost handles restart and does not carry the tag down/,
    ],
    [
      'no reinstall',
      { ...whole, on: { crash: '.off' } },
      { by: 'crash', session: 'element' },
      /no state handles the event reinstall/,
    ],
  ])('%s', (_, config, fails, line) => expect(failing(config, fails)).toThrow(line));

  test('a busy state ends by itself', () => {
    expect(() =>
      chartOf({ chart: createMachine({ id: 'chart', initial: 'work', states: { work: { tags: 'busy' } } }) }),
    ).toThrow(/state work: it carries the tag busy and has no after/);
    const twice = go('work', { work: { tags: 'busy', after: { 10: 'next', 20: 'idle' } } });
    expect(() => new Asked(twice)).toThrow(/state work: it carries the tag busy and has several timers/);
  });
});
