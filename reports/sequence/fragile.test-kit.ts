/**
 * A scenario for tests: a card whose power can be cut, a reader connected to it by a bus, and a server that can crash,
 * with every kind of fault. Small enough to script step by step.
 */
import { assign, setup } from 'xstate';
import { type ChartEvent, cardFaults, crash, type System, tear } from '#machines';
import { type Choice, choicesIn, initialWorld, Model, type Scenario, type Step, settingOf, step } from '#sim';

const send = (to: string, message: ChartEvent) => ({ type: 'send', params: { to, message } }) as const;
const effects = { send: (_: unknown, _params: { to: string; message: ChartEvent }): void => {} };

const card = setup({
  types: { context: {} as { durable: { written: number } } },
  actions: {
    ...effects,
    write: assign({ durable: ({ context }) => ({ written: context.durable.written + 1 }) }),
  },
}).createMachine({
  id: 'smartCard',
  context: { durable: { written: 0 } },
  initial: 'ready',
  on: { tear: { target: '.off', description: 'The power is cut.' } },
  states: {
    ready: { on: { 'record.write': { target: 'writing', description: 'Begins to write.' } } },
    writing: {
      tags: 'busy',
      after: { 0: { target: 'ready', actions: ['write', send('reader', { type: 'record.written', status: '9000' })] } },
    },
    off: { tags: 'down', on: { 'power-up': 'recovering' } },
    recovering: { tags: 'busy', after: { 0: { target: 'ready', actions: send('reader', { type: 'card.reset' }) } } },
  },
});

const reader = setup({ actions: effects, delays: { answerTimeout: 1_000 } }).createMachine({
  id: 'reader',
  context: {},
  initial: 'idle',
  on: { 'card.reset': {} },
  states: {
    idle: {
      on: {
        'reader.write': { target: 'waiting', actions: send('smartCard', { type: 'record.write', record: 'one' }) },
      },
    },
    waiting: {
      description: 'Waits for the card.',
      on: {
        'record.written': { target: 'telling', actions: send('server', { type: 'record.tell', record: 'one' }) },
      },
      after: { answerTimeout: 'idle' },
    },
    telling: { on: { 'record.told': 'idle' } },
  },
});

const server = setup({ actions: effects }).createMachine({
  id: 'server',
  context: {},
  initial: 'up',
  on: { crash: '.down' },
  states: {
    up: { on: { 'record.tell': { actions: send('reader', { type: 'record.told' }) } } },
    down: { tags: 'down', on: { restart: 'up' } },
  },
});

const system: System = {
  parties: [
    { name: 'reader', chart: reader, intents: [{ type: 'reader.write' }] },
    { name: 'smartCard', chart: card, fails: [{ fault: tear, closes: ['reader'] }] },
    { name: 'server', chart: server, fails: [{ fault: crash }] },
  ],
  faults: cardFaults,
  link: (from, to) => ({
    discipline: 'ordered',
    reach: from === 'server' || to === 'server' ? 'network' : 'local',
    inFlightMax: 3,
  }),
};

const scenario: Scenario = {
  name: 'fragile',
  story: 'Everything that can break does.',
  subject: 'cards',
  system: () => system,
  intents: [],
  faults: { lose: 3, copy: 2, tear: 2, crash: 2 },
  timers: 'free',
  asserts: [],
};

/** A pattern of a step: the kind of its choice, and, if that is ambiguous, a word of the choice. */
export type StepPattern = string | readonly [kind: string, word: string];

/** The steps by the first choice that matches each pattern, in order. */
export function stepsMatching(patterns: readonly StepPattern[]): { readonly model: Model; readonly steps: Step[] } {
  const model = new Model(scenario, settingOf(scenario));
  const steps: Step[] = [];
  let world = initialWorld(model);
  for (const pattern of patterns) {
    const [kind, word = ''] = typeof pattern === 'string' ? [pattern] : pattern;
    const fits = (choice: Choice) => choice.kind === kind && JSON.stringify(choice).includes(word);
    const taken = step(world, choicesIn(world).findIndex(fits));
    if (!taken) throw new Error(`nothing fits ${kind} ${word}`);
    steps.push(taken);
    world = taken.to;
  }
  return { model, steps };
}

/**
 * A run in which the power is cut with a message on the bus, a timer expires, a message is copied, lost, delivered
 * twice and finally unheard, and the server crashes; one message stays in flight.
 */
export const eventful: readonly StepPattern[] = [
  'intend',
  'tear',
  'power-up',
  'proceed',
  'deliver',
  'expire',
  'intend',
  'deliver',
  'proceed',
  'deliver',
  'copy',
  'copy',
  'lose',
  ['deliver', 'record.tell'],
  ['deliver', 'record.tell'],
  ['deliver', 'record.told'],
  ['deliver', 'record.told'],
  'intend',
  'crash',
  'restart',
];
