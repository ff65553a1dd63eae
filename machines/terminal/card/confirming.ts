/**
 * Safeguard `bind-confirmation` [inf-L]: a card is live only once the auth server knows that its record is stored. A record
 * that was stored too late is erased.
 */
import { kept } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { difference, erases, send } from './drawing.ts';

export const confirming = difference([binding], {
  instead: {
    storing: {
      'record.stored': {
        guard: 'myTransaction',
        target: 'confirming',
        description: 'The record is stored: confirms it.',
      },
      'record.refused': {
        target: 'idle',
        actions: [
          send('authServer', 'bind.abort', 'card', 'transaction'),
          send('cardHolder', 'bind.failed', 'card', { reason: kept('refusalHere') }),
        ],
        description: 'The element cannot store it.',
      },
    },
  },
  states: {
    confirming: {
      description: 'Tells the auth server that the record is stored.',
      meta: { again: 'confirms again' },
      entry: send('authServer', 'bind.confirm', 'card', 'transaction'),
      on: {
        'bind.confirmed': {
          guard: 'myTransaction',
          target: 'bound',
          actions: send('cardHolder', 'bind.done', 'card'),
          description: 'The card is live.',
        },
        'bind.retired': {
          guard: 'myTransaction',
          target: 'erasingRetired',
          description: 'Too late: erases the record.',
        },
      },
      after: {
        replyTimeout: {
          target: 'unconfirmed',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'unconfirmed' }),
          description: 'No answer: tells the card holder.',
        },
      },
    },
    unconfirmed: {
      description: 'The record is stored; whether the card is live is not known.',
      meta: { gaveUpOn: 'confirming' },
      on: { 'bind.start': { target: 'confirming', description: 'Is asked again: confirms once more.' } },
    },
    erasingRetired: {
      description: 'Has the element erase the record of a retired row.',
      meta: { again: 'erases the record again' },
      entry: erases,
      on: {
        'record.erased': {
          target: 'idle',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'retired' }),
          description: 'The record is gone.',
        },
      },
    },
  },
});
