/**
 * Safeguard `identity-verification` at the auth server: the user types a code before the list is given. The code is not
 * kept, so it cannot be passed on a second time. Ours.
 */
import { heard } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { listing } from './listing.ts';

const noAnswer = send('cardHolder', 'cards.failed', 'device', { reason: 'noAnswer' });

export const proving = difference([listing], {
  also: {
    querying: {
      'user.challenge': {
        guard: 'mySession',
        target: 'proving',
        actions: 'keepAsking',
        description: 'Has to give the code first.',
      },
    },
  },
  states: {
    proving: {
      id: 'proving',
      like: 'querying',
      description: 'Waits for the code that was sent to the user.',
      meta: { resumes: 'querying' },
      initial: 'asked',
      states: {
        asked: {
          description: 'Has asked the card holder.',
          entry: send('cardHolder', 'user.ask', 'device'),
          on: {
            'user.typed': {
              target: 'passed',
              actions: send('authServer', 'user.answer', 'session', 'device', 'left', { code: heard('code') }),
              description: 'Passes the code on.',
            },
          },
          after: {
            personTimeout: {
              target: '#unlisted',
              actions: noAnswer,
              description: 'No code was typed: tells the card holder.',
            },
          },
        },
        passed: {
          description: 'Has passed the code on.',
          on: {
            'user.challenge': {
              guard: 'nextAsking',
              target: '#proving',
              actions: 'keepAsking',
              description: 'The code was wrong: asks for another.',
            },
          },
          after: {
            replyTimeout: { target: '#unlisted', actions: noAnswer, description: 'No answer: tells the card holder.' },
          },
        },
      },
    },
  },
});
