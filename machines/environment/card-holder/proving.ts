/** Safeguard `identity-verification` by the auth server: a user who signs in types the code that came. [inf] */
import { heard } from '../../layers/picture.ts';
import { ofDevice } from './drawing.ts';
import { signingIn } from './signing-in.ts';

const { difference, send } = ofDevice;

export const proving = difference([signingIn], {
  also: {
    signedIn: { 'user.ask': { target: 'proving', description: 'Is asked for the code that came.' } },
    leaving: { 'user.ask': { description: 'Is asked too late.' } },
  },
  states: {
    proving: {
      description: 'Is asked for the code that came.',
      on: {
        'holder.prove': {
          target: 'signedIn',
          actions: send('terminal', 'user.typed', { code: heard('code') }),
          description: 'Types a code.',
        },
        'holder.logout': { target: 'leaving', actions: send('terminal', 'session.end'), description: 'Signs out.' },
        'user.ask': { description: 'Is asked once more.' },
        'cards.shown': { target: 'signedIn', description: 'Sees what the list says, and need not type the code.' },
        'cards.failed': { target: 'signedIn', description: 'Sees what the list says, and need not type the code.' },
      },
    },
  },
});
