/**
 * What the auth server answers where no row and no transaction slot takes a request: it refuses. A row is never used twice,
 * so rows can run out. Ours.
 */
import { heard, kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';

/** Binding (P1, P5): no row takes the request. */
export const refusingToBind = difference([], {
  also: {
    anywhere: {
      'bind.request': [
        {
          guard: 'isOvertaken',
          actions: send('terminal', 'bind.refused', {
            request: heard('request'),
            card: kept('cardAsked'),
            reason: 'alreadyBound',
          }),
          description: 'The card is live on that element already.',
        },
        {
          actions: send('terminal', 'bind.refused', {
            request: heard('request'),
            card: kept('cardAsked'),
            reason: 'noCapacity',
          }),
          description: 'No row can take the request.',
        },
      ],
    },
  },
});

/** Deletion (P1, P5): the device that asks has no such row. */
export const knowingNoRow = difference([], {
  also: {
    anywhere: {
      'delete.request': {
        guard: 'noSuchRow',
        actions: send('terminal', 'delete.answer', { card: heard('card'), transaction: heard('transaction') }),
        description: 'The device has no such row: says that nothing of it is live.',
      },
    },
  },
});

/** Binding by one tap (P3): no row takes the request; a card that the issuer registers is listed under its user. */
export const oneTap = difference([], {
  also: {
    anywhere: {
      'quick.allocate': [
        {
          guard: 'isOvertaken',
          actions: send('issuerServer', 'quick.declined', {
            request: heard('request'),
            card: heard('card'),
            reason: 'alreadyBound',
          }),
          description: 'The card is live on that element already.',
        },
        {
          actions: send('issuerServer', 'quick.declined', {
            request: heard('request'),
            card: heard('card'),
            reason: 'noCapacity',
          }),
          description: 'No row can take the request.',
        },
      ],
      'card.register': { actions: 'registerCard', description: 'Lists the card under its user.' },
    },
  },
});

/** Paying (P1, P5): no slot takes the transaction. */
export const refusingToPay = difference([], {
  also: {
    anywhere: {
      'transaction.verify': {
        actions: send('pointOfSale', 'transaction.result', {
          nonce: heard('nonce'),
          outcome: 'declined',
          reason: 'noCapacity',
        }),
        description: 'No slot can take the transaction.',
      },
    },
  },
});
