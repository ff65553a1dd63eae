/**
 * Binding a card (P1, P5), the auth server's part: one region a binding row. The auth server has the issuer check the card,
 * works out the card type, and answers with it, a card transaction identifier and a payment token. That the server works
 * out the type is [seen] P5; that it does so by the issuer's word is [inf-M]. A row is never used twice.
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
      entry: send('issuerServer', 'card.authenticate', 'transaction', 'card', 'authentication'),
      on: {
        'card.authenticated': {
          target: 'active',
          actions: ['takeType', send('terminal', 'bind.answer', 'request', 'card', 'cardType', 'transaction', 'token')],
          description:
            'The issuer vouches for the card: works out the card type, and answers with it and the card transaction identifier.',
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
