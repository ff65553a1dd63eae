/**
 * Listing cards (P3), the terminal's part: a user signs in, the auth server gives the cards bound to the user identifier
 * [seen], the card holder sees the list. Signing in and out as messages, and the time-outs, are inferred or ours.
 */
import { heard, kept } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';
import { signsIn, signsOut } from './signing-out.ts';

const shows = send('cardHolder', 'cards.shown', 'device', { cards: kept('listed') });
const noAnswer = send('cardHolder', 'cards.failed', 'device', { reason: 'noAnswer' });
const opened = { guard: 'mySession', target: 'querying', description: 'Is signed in: asks for the cards.' } as const;
const answered = {
  'cards.found': {
    target: 'listed',
    actions: ['keepIssuers', shows],
    description: 'Shows the cards bound to the user.',
  },
  'cards.none': {
    target: 'listed',
    actions: ['keepIssuers', shows],
    description: 'Shows that no card is bound to the user.',
  },
  'cards.refused': {
    guard: 'mySession',
    target: 'unlisted',
    actions: send('cardHolder', 'cards.failed', 'device', { reason: heard('reason') }),
    description: 'Is given no list.',
  },
} as const;

export const listing = picture({
  description: 'The session on this device, and the list it gives.',
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
      on: { 'session.opened': opened, 'session.end': signsOut },
      after: {
        replyTimeout: { target: 'unlisted', actions: noAnswer, description: 'No answer: tells the card holder.' },
      },
    },
    querying: {
      description: 'Asks for the cards bound to the user.',
      entry: send('authServer', 'cards.query', 'user', 'session', 'device'),
      on: { ...answered, 'session.end': signsOut },
      after: {
        replyTimeout: { target: 'unlisted', actions: noAnswer, description: 'No answer: tells the card holder.' },
      },
    },
    unlisted: {
      description: 'A user is signed in and has no list; a late one would still be shown.',
      on: { 'session.opened': opened, ...answered, 'session.end': signsOut },
    },
    listed: { description: 'The user has seen the list.', on: { 'session.end': signsOut } },
  },
});
