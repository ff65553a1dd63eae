/**
 * Binding a card (P1, P5), the auth server's part: one region a binding row. The auth server has the issuer check the card,
 * and answers with the card type, a card transaction identifier and a payment token. A row is never used twice.
 *
 * The published text has no error path: the refusal and the time-out are ours. What else is true of a row is laid over this
 * picture in `region.ts`.
 */
import { picture, send } from './drawing.ts';

export const binding = picture({
  description: 'Binding a card.',
  initial: 'free',
  states: {
    free: {
      description: 'Never used.',
      on: {
        'bind.request': {
          guard: 'firstFree',
          target: 'requested',
          actions: 'openRow',
          description: 'Takes up a new request.',
        },
      },
    },
    requested: {
      description: 'Waits for the issuer.',
      entry: send('issuerServer', 'card.authenticate', 'transaction', 'card'),
      on: {
        'card.authenticated': {
          target: 'active',
          actions: send('terminal', 'bind.answer', 'request', 'card', 'cardType', 'transaction', 'token'),
          description: 'The issuer vouches for the card: answers with type and card transaction identifier.',
        },
        'card.refused': {
          target: 'declined',
          actions: ['keepReason', send('terminal', 'bind.refused', 'request', 'card', 'reason')],
          description: 'The issuer does not vouch for the card.',
        },
      },
      after: {
        issuerTimeout: {
          target: 'declined',
          actions: [
            { type: 'keepReason', params: { reason: 'issuerUnreachable' } },
            send('terminal', 'bind.refused', 'request', 'card', 'reason'),
          ],
          description: 'No answer: declines.',
        },
      },
    },
    active: { description: 'Live: the card can be used.' },
    declined: { description: 'Was never allocated.' },
    retired: { description: 'No longer live, and never again.' },
  },
});
