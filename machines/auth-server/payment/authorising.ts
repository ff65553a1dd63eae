/**
 * Paying (P1, P5), the auth server's part: judge the transaction in one step, have the card’s own issuer charge it, tell the
 * point of sale. A refused transaction takes a slot as well. [inf-M]
 *
 * An issuer that stays silent is no decline: it may have charged the card. The transaction stays open for the late answer.
 */
import { picture, send } from './drawing.ts';

export const authorising = picture({
  description: 'A transaction.',
  initial: 'free',
  states: {
    free: {
      description: 'No transaction yet.',
      on: {
        'transaction.verify': [
          {
            guard: 'accepts',
            target: 'authorising',
            actions: 'writeTransaction',
            description: 'Row, proof and counter are good: the transaction is decided, the issuer is asked.',
          },
          {
            guard: 'takes',
            target: 'declined',
            actions: [
              'writeTransaction',
              send('pointOfSale', 'transaction.result', 'nonce', { outcome: 'declined' }, 'reason'),
            ],
            description: 'Row, proof or counter are not good: declines.',
          },
        ],
      },
    },
    authorising: {
      description: 'Waits for the card’s own issuer.',
      meta: { again: 'asks the issuer again' },
      entry: send('issuerServer', 'authorisation.request', 'authorisation', 'card', 'amount'),
      on: {
        'authorisation.answer': [
          {
            guard: 'authorised',
            target: 'approved',
            actions: send('pointOfSale', 'transaction.result', 'nonce', { outcome: 'approved' }),
            description: 'The card is charged: tells the point of sale.',
          },
          {
            target: 'declined',
            actions: send('pointOfSale', 'transaction.result', 'nonce', { outcome: 'declined' }, 'reason'),
            description: 'The issuer does not charge the card.',
          },
        ],
      },
      after: { issuerTimeout: { target: 'authorising.askedAgain', description: 'No answer: waits for it.' } },
    },
    approved: { description: 'Approved; the card is charged.' },
    declined: { description: 'Declined, and never approved again.' },
  },
});
