/**
 * Safeguard `identity-verification` at the auth server: a user who signs in types a code before the list is given; after
 * three wrong ones none is taken any more. Ours.
 */
import { heard, kept } from '../../layers/picture.ts';
import { difference, report, send } from './drawing.ts';
import { signingIn } from './signing-in.ts';

const toUnproved = { target: 'unproved' } as const;
const challenges = send('terminal', 'user.challenge', { session: heard('session') }, 'left');
const spent = send('terminal', 'cards.refused', { session: heard('session'), reason: 'codeSpent' });
const proved = report('user.proved', 'user', 'element');

export const proving = difference([signingIn], {
  changing: {
    closed: { 'session.open [newer]': toUnproved },
    open: { 'session.open [newer]': toUnproved },
    unproved: { 'session.open [newer]': toUnproved },
  },
  states: {
    unproved: {
      like: 'open',
      description: 'A user signs in, and has not typed the code that was sent.',
      on: {
        'cards.query': [
          { guard: 'noTries', actions: spent, description: 'Too many codes were typed wrong for this user.' },
          { guard: 'ownQuery', actions: challenges, description: 'Asks for the code first.' },
          {
            actions: send('terminal', 'cards.refused', { session: heard('session'), reason: 'notSignedIn' }),
            description: 'No session of that user is open: gives nothing.',
          },
        ],
        'user.answer': [
          {
            guard: { type: 'rightCode', params: { holds: 'none' } },
            target: 'open',
            actions: [proved, send('terminal', 'cards.none', 'user', { session: heard('session') })],
            description: 'The code is right; no card is bound to the user.',
          },
          {
            guard: { type: 'rightCode', params: { holds: 'some' } },
            target: 'open',
            actions: [
              proved,
              send('terminal', 'cards.found', 'user', { session: heard('session'), cards: kept('cardsByNumber') }),
            ],
            description: 'The code is right: gives the cards bound to the user.',
          },
          {
            guard: { type: 'wrongCode', params: { last: true } },
            actions: ['countMistake', spent],
            description: 'The third wrong code: none is taken any more.',
          },
          {
            guard: { type: 'wrongCode', params: { last: false } },
            actions: ['countMistake', challenges],
            description: 'The code is wrong: asks again.',
          },
        ],
      },
    },
  },
});
