/**
 * Signing out on a device whose app was installed anew: it knows of no session, and the card holder waits to see that it is
 * over. Ours.
 */
import { difference, send } from './drawing.ts';
import { repeatingSignOut } from './repeating-sign-out.ts';
import { signingIn } from './signing-in.ts';

const over = {
  'session.end': {
    actions: send('cardHolder', 'session.over', 'device'),
    description: 'A new app knows of no session: it is over.',
  },
} as const;

/** Laid over `signing-in.ts` and over `listing.ts`, which both have these states. */
export const reinstalled = difference([signingIn, repeatingSignOut], { also: { signedOut: over, signingOut: over } });
