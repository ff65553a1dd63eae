/** Signing in and out on a device (P3, P4), in both pictures of a session. */
import { report, send } from './drawing.ts';

export const signsIn = {
  target: 'signingIn',
  actions: ['newSession', report('login.asked', 'user', 'device')],
  description: 'A user signs in.',
} as const;

export const signsOut = {
  target: 'signedOut',
  actions: [
    send('authServer', 'session.close', 'session', 'sequence', 'device'),
    send('cardHolder', 'session.over', 'device'),
  ],
  description: 'The user signs out.',
} as const;
