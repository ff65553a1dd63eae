/**
 * Binding a card (P1, P5), the terminal's part: read the element's identifier, send it to the auth server with the card
 * authentication information, have the element store what comes back.
 *
 * The published text has no error path: the refusals and the time-out are ours. What else is true of a card is laid over
 * this picture in `region.ts`.
 */
import { heard, kept } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';

export const binding = picture({
  description: 'Binding a card.',
  initial: 'idle',
  states: {
    idle: {
      description: 'The card is not bound.',
      on: { 'bind.start': { target: 'identifying', actions: 'newRequest', description: 'Begins a new request.' } },
    },
    identifying: {
      description: 'Reads the element’s identifier.',
      entry: send('secureElement', 'element.identify', 'card'),
      on: { 'element.identified': { target: 'requesting', actions: 'keepElement', description: 'Has it.' } },
    },
    requesting: {
      description: 'Waits for the auth server.',
      entry: send('authServer', 'bind.request', 'request', 'element', 'authentication'),
      on: {
        'bind.answer': {
          guard: 'myRequest',
          target: 'storing',
          actions: 'keepAnswer',
          description: 'Has the card type and the card transaction identifier.',
        },
        'bind.refused': {
          guard: 'myRequest',
          target: 'idle',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: heard('reason') }),
          description: 'Is refused.',
        },
      },
      after: {
        replyTimeout: {
          target: 'unanswered',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'noAnswer' }),
          description: 'No answer: tells the card holder.',
        },
      },
    },
    unanswered: {
      description: 'Has given up asking, and would still take the answer.',
      meta: { gaveUpOn: 'requesting' },
      on: { 'bind.start': { target: 'identifying', actions: 'newRequest', description: 'Begins a new request.' } },
    },
    storing: {
      description: 'Has the element store the record.',
      meta: { again: 'stores the record again' },
      entry: send('secureElement', 'record.store', 'card', 'transaction', 'cardType', 'token'),
      on: {
        'record.stored': {
          guard: 'myTransaction',
          target: 'bound',
          actions: send('cardHolder', 'bind.done', 'card'),
          description: 'The record is stored.',
        },
        'record.refused': {
          target: 'idle',
          actions: send('cardHolder', 'bind.failed', 'card', { reason: kept('refusalHere') }),
          description: 'The element cannot store it.',
        },
      },
    },
    bound: {
      description: 'The card is bound.',
      on: {
        'bind.start': {
          actions: send('cardHolder', 'bind.failed', 'card', { reason: 'alreadyBound' }),
          description: 'The card is bound already.',
        },
      },
    },
  },
});
