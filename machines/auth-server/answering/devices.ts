/**
 * The devices on which an account was logged in (P4 [seen], and in the narrower form those that have a bound card), and what
 * becomes of a migration request that no job takes. Logging in comes first [seen]; that the server looks for the session,
 * and for the card’s owner, is inferred.
 */
import { heard, kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';

export const listingDevices = difference([], {
  also: {
    anywhere: {
      'devices.request': {
        actions: send('terminal', 'devices.answer', { request: heard('request'), devices: kept('withCards') }),
        description: 'Says on which other devices the account was logged in that have a card.',
      },
      'target-cards.request': {
        actions: send('terminal', 'target-cards.answer', { request: heard('request'), cards: kept('onTarget') }),
        description: 'Says which cards of the account are on the target device.',
      },
      'migration.request': {
        actions: send('terminal', 'migration.outcome', {
          request: heard('request'),
          card: heard('card'),
          outcome: 'failed',
          reason: 'notThere',
        }),
        description: 'The card is not where it is said to be, or is moving already.',
      },
    },
  },
});

/** Safeguard `session-check` [inf-M]: devices are shown, and cards moved, only in the session of the card's owner. */
export const checking = difference([listingDevices], {
  also: {
    anywhere: {
      'devices.request': {
        guard: 'outOfSession',
        actions: send('terminal', 'devices.refused', { request: heard('request'), reason: 'notSignedIn' }),
        description: 'No such session is open: shows no devices.',
      },
      'target-cards.request': {
        guard: 'outOfSession',
        actions: send('terminal', 'target-cards.refused', { request: heard('request'), reason: 'notSignedIn' }),
        description: 'No such session is open: shows no cards.',
      },
      'migration.request': [
        {
          guard: 'outOfSession',
          actions: send('terminal', 'migration.outcome', {
            request: heard('request'),
            card: heard('card'),
            outcome: 'failed',
            reason: 'notSignedIn',
          }),
          description: 'No such session is open: moves nothing.',
        },
        {
          guard: 'notTheOwner',
          actions: send('terminal', 'migration.outcome', {
            request: heard('request'),
            card: heard('card'),
            outcome: 'failed',
            reason: 'notOwner',
          }),
          description: 'The card is not of the account: moves nothing.',
        },
      ],
    },
  },
});
