/**
 * The plain issuer server (P1, P5): asked by the auth server, it vouches for its cards and names their type, and it charges
 * them. It keeps an entry for every charge and every decline. Message flow [inf-M].
 */
import { heard } from '../layers/picture.ts';
import { difference, picture, send } from './drawing.ts';

export const serving = picture({
  description: 'The issuer server: vouches for its cards and charges them.',
  initial: 'serving',
  on: { crash: { target: '.down', description: 'The server stops; what it keeps stays.' } },
  states: {
    serving: {
      description: 'Answers what it is asked.',
      on: {
        'card.authenticate': [
          {
            guard: 'isAuthentic',
            actions: send(
              'authServer',
              'card.authenticated',
              { transaction: heard('transaction'), card: heard('card') },
              'cardType',
            ),
            description: 'The card authentication information is right: names the card’s type.',
          },
          {
            actions: send('authServer', 'card.refused', {
              transaction: heard('transaction'),
              card: heard('card'),
              reason: 'authenticationFailed',
            }),
            description: 'The card authentication information is wrong.',
          },
        ],
        'authorisation.request': [
          {
            guard: 'charges',
            actions: [
              'charge',
              send('authServer', 'authorisation.answer', {
                authorisation: heard('authorisation'),
                outcome: 'approved',
              }),
            ],
            description: 'Charges the card.',
          },
          {
            actions: [
              'decline',
              send('authServer', 'authorisation.answer', {
                authorisation: heard('authorisation'),
                outcome: 'declined',
              }),
            ],
            description: 'Does not charge a card that is not its own, is blocked, or has no open account.',
          },
        ],
      },
    },
    down: {
      description: 'Not running.',
      tags: 'down',
      on: { restart: { target: 'recovering', description: 'Starts again.' } },
    },
    recovering: {
      description: 'Starting.',
      tags: 'busy',
      after: { 0: { target: 'serving', description: 'Is ready again.' } },
    },
  },
});

/** Safeguard `authorisation-identity`: an authorisation is decided once, however often it is asked for. Ours. */
export const chargingOnce = difference([serving], {
  also: {
    serving: {
      'authorisation.request': [
        {
          guard: 'hasCharged',
          actions: send('authServer', 'authorisation.answer', {
            authorisation: heard('authorisation'),
            outcome: 'approved',
          }),
          description: 'Has charged it already: says so again.',
        },
        {
          guard: 'hasDeclined',
          actions: send('authServer', 'authorisation.answer', {
            authorisation: heard('authorisation'),
            outcome: 'declined',
          }),
          description: 'Has declined it already: says so again.',
        },
      ],
    },
  },
});

/** An issuer may close the account of a card, and charges it no more. Ours. */
export const closing = difference([serving], {
  also: {
    serving: { 'issuer.close': { actions: 'close', description: 'Closes the account of a card, for good.' } },
  },
});

/** Where the issuer suspends cards, it vouches for none that it has blocked. Ours. */
export const blocking = difference([serving], {
  also: {
    serving: {
      'card.authenticate': {
        guard: 'blocked',
        actions: send('authServer', 'card.refused', {
          transaction: heard('transaction'),
          card: heard('card'),
          reason: 'blocked',
        }),
        description: 'The card is blocked.',
      },
    },
  },
});

/** An issuer that cannot be reached. */
export const away = difference([serving], {
  states: {
    away: {
      description: 'Takes messages and never answers.',
      on: {
        'card.authenticate': { description: 'Gives no answer.' },
        'authorisation.request': { description: 'Gives no answer.' },
      },
    },
  },
});

/** An issuer that cannot be reached binds none by one tap. */
export const awayFromTaps = difference([away], {
  also: { away: { 'quick.request': { description: 'Gives no answer.' } } },
});

/** An issuer binds no card that it did not issue. [seen] P3: the issuer corresponds to the card information */
export const foreignRefused = difference([serving], {
  also: {
    serving: {
      'quick.request': {
        actions: send('asker', 'quick.refused', {
          card: heard('card'),
          request: heard('request'),
          reason: 'unknownCard',
        }),
        description: 'The card is of another issuer.',
      },
    },
  },
});
