/**
 * Signing in on a device and out of it (P3, P4), the card holder's part. Whoever holds the device is one party here,
 * whichever user signs in. That the account is logged in is [seen]; how that is said is inferred.
 */
import { heard } from '../../layers/picture.ts';
import { ofDevice } from './drawing.ts';

const { picture, send } = ofDevice;

export const signingIn = picture({
  description: 'Whether somebody is signed in on a device.',
  initial: 'signedOut',
  states: {
    signedOut: {
      description: 'Nobody is signed in.',
      on: {
        'holder.login': {
          target: 'signedIn',
          actions: send('terminal', 'session.start', { user: heard('user') }),
          description: 'Signs in.',
        },
      },
    },
    signedIn: {
      description: 'Is signed in.',
      on: {
        'holder.logout': { target: 'leaving', actions: send('terminal', 'session.end'), description: 'Signs out.' },
        'cards.shown': { description: 'Sees what the list says.' },
        'cards.failed': { description: 'Sees what the list says.' },
      },
    },
    leaving: {
      description: 'Has signed out and waits for the screen to change.',
      on: {
        'session.over': { target: 'signedOut', description: 'Sees that the session is over.' },
        'cards.shown': { description: 'Sees it too late to act on it.' },
        'cards.failed': { description: 'Sees it too late to act on it.' },
      },
    },
  },
});
