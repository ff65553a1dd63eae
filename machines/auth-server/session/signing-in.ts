/**
 * Signing in (P3, P4), the auth server's part: on a device it opens and closes sessions, and gives the cards that are bound
 * to a user identifier [seen]. The published text has no check of who asks.
 *
 * A request may be late or come twice: the newest session of a device counts.
 */
import { heard, kept } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';

const opened = send('terminal', 'session.opened', { session: heard('session') });
const opens = {
  guard: 'newer',
  target: 'open',
  reenter: true,
  actions: ['openSession', opened],
  description: 'Signs the user in; an earlier session of the device is over.',
} as const;
const closed = send('terminal', 'session.closed', { session: heard('session') });
const closes = {
  guard: 'newer',
  target: 'closed',
  actions: ['closeSession', closed],
  description: 'Signs the user out before the word that he signed in has come.',
} as const;
const older = { description: 'Of an earlier session: nothing to do.' } as const;

const lists = [
  {
    guard: 'holdsNone',
    actions: send('terminal', 'cards.none', 'user', { session: heard('session') }),
    description: 'No card is bound to the user who is named.',
  },
  {
    actions: send('terminal', 'cards.found', 'user', { session: heard('session'), cards: kept('cardsByNumber') }),
    description: 'Gives the cards of the user who is named.',
  },
] as const;

export const signingIn = picture({
  description: 'Who is signed in on the device.',
  initial: 'closed',
  states: {
    closed: {
      description: 'Nobody is signed in.',
      on: {
        'session.open': [opens, older],
        'session.close': [
          closes,
          { guard: 'sameSession', actions: closed, description: 'Told once more: the same answer.' },
          older,
        ],
        'cards.query': lists,
      },
    },
    open: {
      description: 'A user is signed in.',
      on: {
        'session.open': [
          opens,
          { guard: 'sameSession', actions: opened, description: 'Asked once more: the same answer.' },
          older,
        ],
        'session.close': [
          closes,
          {
            guard: 'sameSession',
            target: 'closed',
            actions: ['closeSession', closed],
            description: 'Signs the user out.',
          },
          older,
        ],
        'cards.query': lists,
      },
    },
  },
});
