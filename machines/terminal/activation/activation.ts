/**
 * Activation (P2), the terminal's part: ask for the card the holder picked, put activation data and activation instruction
 * together, have the element switch, report. That data and instruction are two messages is [seen]; every time-out is ours.
 *
 * One region a card type. Data and instruction may come at any time, also late: the pairing here and the number in the
 * element decide whether they are obeyed.
 */
import { heard, kept } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';

const picks = {
  target: 'requesting',
  reenter: true,
  actions: ['newActivation', 'showPicked'],
  description: 'Asks for the card the holder picked.',
} as const;

const switched = [
  send('cardHolder', 'activation.done', { card: kept('switchedCard') }),
  send('authServer', 'activation.result', {
    request: heard('request'),
    transaction: kept('switchedTransaction'),
    outcome: 'active',
  }),
] as const;

/** The element's answer to a command that is not, or no longer, the activation under way. */
const another = {
  'token.activated': [
    {
      guard: 'strange',
      actions: 'dropCommand',
      description: 'The answer to an activation that this app knows nothing of.',
    },
    { actions: ['dropCommand', ...switched], description: 'The answer to an earlier activation.' },
  ],
  'token.refused': [
    {
      guard: 'strange',
      actions: 'dropCommand',
      description: 'The answer to an activation that this app knows nothing of.',
    },
    { actions: 'dropCommand', description: 'The answer to an earlier activation.' },
  ],
} as const;

/** The half of a command at hand: it waits for the other one, or completes it. */
const half = [
  {
    guard: 'completes',
    actions: [
      send('secureElement', 'token.activate', 'cardType', {
        request: kept('newRequest'),
        token: kept('newToken'),
        sequence: kept('newSequence'),
      }),
      'keepCommand',
    ],
    description: 'Has both halves: has the element switch.',
  },
  { actions: 'hold', description: 'Holds it until its other half comes.' },
] as const;

export const activation = picture({
  description: 'Choosing the card that pays.',
  initial: 'idle',
  on: {
    'activation.data': half,
    'activation.instruction': half,
    'element.reset': [
      {
        guard: 'commanded',
        actions: [
          send('secureElement', 'token.activate', 'cardType', {
            request: kept('openRequest'),
            token: kept('openToken'),
            sequence: kept('openSequence'),
          }),
          'dropLostCommands',
        ],
        description: 'The element was without power, and its commands are lost: gives the newest one again.',
      },
      { description: 'The element has power again; no activation was under way in it.' },
    ],
  },
  states: {
    idle: { description: 'No activation is under way.', on: { 'card.select': picks, ...another } },
    requesting: {
      description: 'Waits for activation data and instruction, and for the element.',
      entry: send('authServer', 'activation.request', 'request', 'card', 'cardType', 'transaction'),
      on: {
        'card.select': picks,
        'activation.refused': {
          guard: 'myActivation',
          target: 'idle',
          actions: send('cardHolder', 'activation.failed', 'card', { reason: 'notLive' }),
          description: 'The server does not activate the card.',
        },
        'token.activated': [
          {
            guard: 'myActivation',
            target: 'idle',
            actions: ['dropCommand', ...switched],
            description: 'The element has switched: reports it.',
          },
          ...another['token.activated'],
        ],
        'token.refused': [
          {
            guard: 'myActivation',
            target: 'idle',
            actions: [
              'dropCommand',
              send('cardHolder', 'activation.failed', 'card', { reason: 'stale' }),
              send('authServer', 'activation.result', 'transaction', { request: heard('request'), outcome: 'failed' }),
            ],
            description: 'The element has not switched.',
          },
          ...another['token.refused'],
        ],
      },
      after: {
        replyTimeout: {
          target: 'idle',
          actions: send('cardHolder', 'activation.failed', 'card', { reason: 'noAnswer' }),
          description: 'No answer: tells the card holder.',
        },
      },
    },
  },
});
