/** A sign-out is over at once for the user, and told to the auth server until it answers. Ours. */
import { difference, send } from './drawing.ts';
import { listing } from './listing.ts';
import { signingIn } from './signing-in.ts';
import { signsIn } from './signing-out.ts';

const told = {
  'session.end': { target: 'signingOut', actions: send('cardHolder', 'session.over', 'device') },
} as const;

/** The state in which the auth server is told. */
const signingOut = {
  description: 'Nobody is signed in any more; tells the auth server.',
  entry: send('authServer', 'session.close', 'session', 'sequence', 'device'),
  on: {
    'session.closed': { guard: 'mySignOut', target: 'signedOut', description: 'The auth server knows.' },
    // Its session is newer than the one that is over, and closes it at the auth server.
    'session.start': signsIn,
  },
  after: { replyTimeout: { target: 'signedOut', description: 'No answer: leaves it at that.' } },
} as const;

export const repeatingSignOut = difference([signingIn], {
  changing: { signingIn: told, signedIn: told },
  states: { signingOut },
});

/** The same where signing in gives a list. */
export const repeatingSignOutOfList = difference([listing], {
  changing: { signingIn: told, querying: told, unlisted: told, listed: told },
  states: { signingOut },
});
