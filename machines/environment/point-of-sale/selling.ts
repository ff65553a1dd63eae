/**
 * Selling (P1, P5), the point of sale's part: on a tap read the element's directory (EMV: PPSE), select the universal
 * instance of the highest priority that is taken here, ask it for a proof
 * over amount and nonce, have the auth server verify that. There is no payment network between. Message flow [inf-M].
 *
 * One gesture, one nonce, one proof: a proof that does not come ends the gesture with nothing charged; an answer that does
 * not come is asked for again with the same proof, and never with another.
 */
import { kept } from '../../layers/picture.ts';
import { picture, send } from './drawing.ts';

export const selling = picture({
  description: 'The point of sale: a thin reader with a line to the auth server.',
  initial: 'idle',
  states: {
    idle: {
      description: 'Waits for a card.',
      on: {
        'payment.start': {
          target: 'reading',
          actions: 'begin',
          description: 'Begins a gesture, with a nonce of its own.',
        },
      },
    },
    reading: {
      description: 'Selects the directory of the element.',
      entry: send('secureElement', 'directory.select', 'shop', 'nonce'),
      on: {
        'directory.listed': [
          {
            guard: 'takesOne',
            target: 'selecting',
            actions: 'choose',
            description: 'Chooses the instance of the highest priority that it takes.',
          },
          {
            guard: 'mine',
            target: 'idle',
            actions: [send('cardHolder', 'payment.declined', { reason: 'notPayable' }), 'end'],
            description: 'Takes none of them.',
          },
        ],
      },
      after: {
        tapTimeout: {
          target: 'idle',
          actions: [send('cardHolder', 'payment.declined', { reason: 'noAnswer' }), 'end'],
          description: 'The device has left the field: nothing is charged.',
        },
      },
    },
    selecting: {
      description: 'Selects a universal instance by its identifier.',
      entry: send('secureElement', 'instance.select', 'shop', 'nonce', 'aid'),
      on: {
        'instance.selected': {
          guard: 'mine',
          target: 'requesting',
          actions: 'keepToken',
          description: 'Is told the payment token.',
        },
        'instance.refused': {
          guard: 'mine',
          target: 'idle',
          actions: [send('cardHolder', 'payment.declined', { reason: 'notPayable' }), 'end'],
          description: 'The element does not pay.',
        },
      },
      after: {
        tapTimeout: {
          target: 'idle',
          actions: [send('cardHolder', 'payment.declined', { reason: 'noAnswer' }), 'end'],
          description: 'The device has left the field: nothing is charged.',
        },
      },
    },
    requesting: {
      description: 'Asks for the proof.',
      entry: send('secureElement', 'transaction.request', 'shop', 'nonce', 'amount'),
      on: {
        'transaction.proof': {
          guard: 'mine',
          target: 'verifying',
          actions: 'keepProof',
          description: 'Has the proof.',
        },
        'transaction.refused': {
          guard: 'mine',
          target: 'idle',
          actions: [send('cardHolder', 'payment.declined', { reason: 'notPayable' }), 'end'],
          description: 'The element does not pay.',
        },
      },
      after: {
        tapTimeout: {
          target: 'idle',
          actions: [send('cardHolder', 'payment.declined', { reason: 'noAnswer' }), 'end'],
          description: 'The device has left the field: nothing is charged.',
        },
      },
    },
    verifying: {
      description: 'Waits for the auth server.',
      meta: { again: 'asks again, the same proof' },
      entry: send(
        'authServer',
        'transaction.verify',
        'shop',
        'aid',
        'transaction',
        'token',
        'nonce',
        'amount',
        'proof',
      ),
      on: {
        'transaction.result': [
          {
            guard: 'approved',
            target: 'idle',
            actions: [send('cardHolder', 'payment.done'), 'end'],
            description: 'Approved: the card holder may go.',
          },
          {
            guard: 'mine',
            target: 'idle',
            actions: [send('cardHolder', 'payment.declined', { reason: kept('reasonGiven') }), 'end'],
            description: 'Declined.',
          },
        ],
      },
      after: {
        replyTimeout: {
          target: 'unanswered',
          actions: send('cardHolder', 'payment.unknown'),
          description: 'No answer: the card may be charged or not.',
        },
      },
    },
    unanswered: {
      description: 'Has given up asking, and would still take the answer.',
      meta: { gaveUpOn: 'verifying' },
    },
  },
});
