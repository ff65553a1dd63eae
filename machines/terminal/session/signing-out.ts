/** Signing out on a device (P3, P4): over at once for the user, and told to the auth server until it answers. Ours. */
import { report, send } from './drawing.ts';

/** A user signs in, in both pictures of a session. */
export const signsIn = {
  target: 'signingIn',
  actions: ['newSession', report('login.asked', 'user', 'device')],
  description: 'A user signs in.',
} as const;

export const signsOut = {
  target: 'signingOut',
  actions: send('cardHolder', 'session.over', 'device'),
  description: 'The user signs out.',
} as const;

/** The state of both pictures in which the auth server is told. */
export const signingOut = {
  description: 'Nobody is signed in any more; tells the auth server.',
  entry: send('authServer', 'session.close', 'session', 'sequence', 'device'),
  on: {
    'session.closed': { guard: 'mySignOut', target: 'signedOut', description: 'The auth server knows.' },
    // Its session is newer than the one that is over, and closes it at the auth server.
    'session.start': signsIn,
  },
  after: { replyTimeout: { target: 'signedOut', description: 'No answer: leaves it at that.' } },
} as const;
