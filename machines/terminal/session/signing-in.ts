/**
 * Signing in and out on a device where no list of cards comes of it. That the account is logged in is [seen] P4; how that is
 * said is inferred.
 */
import { picture, report, send } from './drawing.ts';

const signsOut = {
  target: 'signedOut',
  actions: [
    send('authServer', 'session.close', 'session', 'sequence', 'device'),
    send('cardHolder', 'session.over', 'device'),
  ],
  description: 'The user signs out.',
} as const;

export const signingIn = picture({
  description: 'The session on this device.',
  initial: 'signedOut',
  states: {
    signedOut: {
      description: 'No user is signed in.',
      on: {
        'session.start': {
          target: 'signingIn',
          actions: ['newSession', report('login.asked', 'user', 'device')],
          description: 'A user signs in.',
        },
      },
    },
    signingIn: {
      description: 'Signs the user in at the auth server.',
      entry: send('authServer', 'session.open', 'user', 'session', 'sequence', 'device', 'installation'),
      on: {
        'session.opened': {
          guard: 'mySession',
          target: 'signedIn',
          actions: report('login.done', 'user', 'device'),
          description: 'Is signed in.',
        },
        'session.end': signsOut,
      },
      after: { replyTimeout: { target: 'unanswered', description: 'No answer: gives up.' } },
    },
    unanswered: {
      description: 'Has given up waiting to be signed in, and would still take the answer.',
      meta: { gaveUpOn: 'signingIn' },
    },
    signedIn: { description: 'A user is signed in.', on: { 'session.end': signsOut } },
  },
});
