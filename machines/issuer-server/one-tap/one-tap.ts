/**
 * Binding a card by one tap (P3), the issuer's part: it takes card information, user identifier and element identifier [seen],
 * has the auth server allocate (the reading of clash X4: the issuer asks the auth server), writes the three down as bound,
 * and answers. The error paths are inferred or ours.
 *
 * What was answered once is answered again under the same request.
 */
import { heard } from '../../layers/picture.ts';
import { difference, picture, send } from './drawing.ts';

const answers = send('terminal', 'quick.answer', 'card', 'request', 'cardType', 'transaction', 'token');
const refuses = send('terminal', 'quick.refused', 'card', 'request', 'reason');

export const oneTap = picture({
  description: 'Binding a card by one tap.',
  initial: 'idle',
  on: {
    'quick.request': { target: '.allocating', actions: 'openLink', description: 'Takes up the request.' },
  },
  states: {
    idle: { description: 'The card was never asked for.' },
    allocating: {
      description: 'Has the auth server allocate.',
      entry: send('authServer', 'quick.allocate', 'card', 'user', 'element', 'request', 'cardType'),
      on: {
        'quick.allocated': {
          guard: 'sameRequest',
          target: 'linked',
          actions: ['keepAllocation', 'bindTriple', answers],
          description: 'Has it: binds card, user and element, and answers.',
        },
        'quick.declined': {
          guard: 'sameRequest',
          target: 'refused',
          actions: ['keepReason', refuses],
          description: 'The auth server does not allocate.',
        },
        'quick.request': [
          { guard: 'sameRequest', description: 'The same request again: the answer is on its way.' },
          {
            actions: send('asker', 'quick.refused', 'card', { request: heard('request'), reason: 'busy' }),
            description: 'Is at another request for the card, and says so.',
          },
        ],
      },
      after: {
        issuerTimeout: {
          target: 'refused',
          actions: [{ type: 'keepReason', params: { reason: 'serverUnreachable' } }, refuses],
          description: 'No answer: refuses.',
        },
      },
    },
    linked: {
      description: 'Card, user and element are bound.',
      on: {
        'quick.request': {
          guard: 'sameRequest',
          actions: answers,
          description: 'The same request again: the same answer.',
        },
      },
    },
    refused: {
      description: 'The request was refused.',
      on: {
        'quick.request': {
          guard: 'sameRequest',
          actions: refuses,
          description: 'The same request again: the same refusal.',
        },
      },
    },
  },
});

const registers = send('authServer', 'card.register', 'user', 'card');

/** A first card, which was typed and not chosen: the issuer has it listed under its user from now on. [inf-H] */
export const firstCard = difference([oneTap], {
  also: {
    allocating: {
      'quick.allocated': {
        guard: 'typed',
        target: 'linked',
        actions: ['keepAllocation', 'bindTriple', answers, registers],
        description: 'Has it: binds card, user and element, answers, and has a first card listed from now on.',
      },
    },
    linked: {
      'quick.request': {
        guard: 'typed',
        actions: [answers, registers],
        description: 'The same request again: the same answer, and the card is registered again.',
      },
    },
  },
});
