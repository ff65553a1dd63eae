/**
 * Signing in and out on a device where no list of cards comes of it. That the account is logged in is [seen] P4; how that is
 * said is inferred.
 */
import { picture, report, send } from './drawing.ts';
import { signsIn, signsOut } from './signing-out.ts';

export const signingIn = picture({
  description: 'The session on this device.',
  initial: 'signedOut',
  states: {
    signedOut: {
      description: 'No user is signed in.',
      on: {
        'session.start': signsIn,
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
