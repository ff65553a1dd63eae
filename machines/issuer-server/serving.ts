/**
 * The plain issuer server (P1, P5): asked by the auth server, it vouches for its cards and names their type, and it charges
 * them. It keeps an entry for every charge. Message flow [inf-M].
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
            guard: 'isAuthentic',
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
            actions: send('authServer', 'authorisation.answer', {
              authorisation: heard('authorisation'),
              outcome: 'declined',
            }),
            description: 'Does not charge the card.',
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

/** Safeguard `authorisation-identity`: an authorisation is charged once, however often it is asked for. Ours. */
export const chargingOnce = difference([serving], {
  also: {
    serving: {
      'authorisation.request': {
        guard: 'isCharged',
        actions: send('authServer', 'authorisation.answer', {
          authorisation: heard('authorisation'),
          outcome: 'approved',
        }),
        description: 'Has charged it already: says so again.',
      },
    },
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
