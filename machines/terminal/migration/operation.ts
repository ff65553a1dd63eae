/**
 * Moving a card to this device (P4), the terminal's part: the user signs in first [seen]; the auth server says on which
 * devices the account was logged in [seen]; the card holder chooses a device [seen] and picks one of its cards [inf-M]; the
 * server migrates the card.
 * That the operation ends with its session, and every time-out, is ours. How the cards of the device are listed is in
 * `listing-cards.ts`. What becomes of the record is in `card/moving.ts`.
 */
import { heard, kept } from '../../layers/picture.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import { picture, send } from './drawing.ts';

const fails = (reason: Refusal) => send('cardHolder', 'migration.failed', { on: kept('device'), reason });

const signsOut = {
  target: 'idle',
  actions: fails('notSignedIn'),
  description: 'The session is over, and the operation with it.',
} as const;

const ended = [
  {
    guard: { type: 'myOutcome', params: { outcome: 'moved' } },
    target: 'idle',
    actions: send('cardHolder', 'migration.done', { on: kept('device'), card: heard('card') }),
    description: 'The card has moved: tells the card holder.',
  },
  {
    guard: { type: 'myOutcome', params: { outcome: 'failed' } },
    target: 'idle',
    actions: send('cardHolder', 'migration.failed', { on: kept('device'), reason: heard('reason') }),
    description: 'It did not work: tells the card holder.',
  },
] as const;

export const operation = picture({
  description: 'Moving a card to this device.',
  initial: 'idle',
  on: { 'migration.notice': { description: 'A card is about to leave this device.' } },
  states: {
    idle: {
      description: 'No migration to this device is under way.',
      on: {
        'migration.start': [
          {
            guard: 'isSignedIn',
            target: 'listing',
            actions: 'newOperation',
            description: 'Begins the migration operation.',
          },
          {
            guard: 'isSigningIn',
            target: 'signingIn',
            actions: 'newOperation',
            description: 'Begins the migration operation; a user is signing in already.',
          },
          {
            target: 'signingIn',
            actions: ['newOperation', send('cardHolder', 'login.ask', { on: kept('device') })],
            description: 'Begins the migration operation; no user is signed in, so asks for the login first.',
          },
        ],
        'migration.choose': { description: 'Too late: the operation was given up.' },
        'migration.pick': { description: 'Too late: the operation was given up.' },
      },
    },
    signingIn: {
      description: 'Waits for a user to be signed in.',
      on: {
        'session.opened': { guard: 'mySession', target: 'listing', description: 'A user is signed in: goes on.' },
        'session.end': signsOut,
      },
      after: {
        personTimeout: {
          target: 'idle',
          actions: fails('notSignedIn'),
          description: 'No user is signed in in time: gives up.',
        },
      },
    },
    listing: {
      description: 'Asks on which devices the account was logged in.',
      entry: ['joinSession', send('authServer', 'devices.request', 'request', 'device', 'user', 'session')],
      on: {
        'devices.answer': [
          { guard: 'noDevices', target: 'idle', actions: fails('noDevice'), description: 'There is none.' },
          {
            guard: 'myOperation',
            target: 'choosing',
            actions: [
              'keepDevices',
              send('cardHolder', 'migration.devices', { on: kept('device'), devices: heard('devices') }),
            ],
            description: 'Shows them.',
          },
        ],
        'session.end': signsOut,
      },
      after: {
        replyTimeout: { target: 'idle', actions: fails('noAnswer'), description: 'No answer: tells the card holder.' },
      },
    },
    choosing: {
      description: 'Waits for the card holder to choose a device.',
      on: {
        'migration.choose': { target: 'picking', actions: 'keepTarget', description: 'Has a device.' },
        'session.end': signsOut,
      },
      after: {
        personTimeout: { target: 'idle', actions: fails('noChoice'), description: 'No device is chosen: gives up.' },
      },
    },
    picking: {
      description: 'Waits for the card holder to pick a card.',
      on: {
        'migration.pick': { target: 'requesting', actions: 'keepPick', description: 'Has a card.' },
        'session.end': signsOut,
      },
      after: {
        personTimeout: { target: 'idle', actions: fails('noChoice'), description: 'No card is picked: gives up.' },
      },
    },
    requesting: {
      description: 'Waits for the server to migrate the card.',
      entry: send('authServer', 'migration.request', 'request', 'device', 'user', 'session', 'target', 'card'),
      on: { 'migration.outcome': ended },
      after: {
        replyTimeout: {
          target: 'unanswered',
          actions: fails('noAnswer'),
          description: 'No answer: tells the card holder.',
        },
      },
    },
    unanswered: {
      description: 'Has given up waiting, and would still take the answer.',
      meta: { gaveUpOn: 'requesting' },
    },
  },
});
