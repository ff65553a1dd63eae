/**
 * The second selecting operation (P4, M37 [inf-M]): once a device is chosen, the server says which cards of the account are
 * there, and the card holder is shown them.
 */
import { heard, kept } from '../../layers/picture.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import { difference, send } from './drawing.ts';
import { operation } from './operation.ts';

const fails = (reason: Refusal) => send('cardHolder', 'migration.failed', { on: kept('device'), reason });

export const listingCards = difference([operation], {
  changing: { choosing: { 'migration.choose': { target: 'querying' } } },
  states: {
    querying: {
      description: 'Asks which cards of the account are on that device.',
      entry: send('authServer', 'target-cards.request', 'request', 'device', 'user', 'session', 'target'),
      on: {
        'target-cards.answer': [
          { guard: 'noCards', target: 'idle', actions: fails('notThere'), description: 'There is none any more.' },
          {
            guard: 'myOperation',
            target: 'picking',
            actions: send('cardHolder', 'migration.cards', { on: kept('device'), cards: heard('cards') }),
            description: 'Shows them.',
          },
        ],
        'target-cards.refused': {
          guard: 'myOperation',
          target: 'idle',
          actions: fails('notSignedIn'),
          description: 'Is shown none.',
        },
        'session.end': {
          target: 'idle',
          actions: fails('notSignedIn'),
          description: 'The session is over, and the operation with it.',
        },
      },
      after: {
        replyTimeout: { target: 'idle', actions: fails('noAnswer'), description: 'No answer: tells the card holder.' },
      },
    },
  },
});
