/** What an issuer looks at before it takes up a request. */
import { difference, send } from './drawing.ts';
import { oneTap } from './one-tap.ts';

/** Safeguard `request-identity`: a request that was taken up before, and is over, is not taken up again. Ours. */
export const takingUpOnce = difference([oneTap], {
  also: {
    anywhere: { 'quick.request': { guard: 'over', description: 'An earlier request once more: it is over.' } },
  },
});

/** Safeguard `owner-check`: the issuer binds a card only for the user it belongs to. [inf] */
export const ownerChecked = difference([oneTap], {
  also: {
    anywhere: {
      'quick.request': {
        guard: 'stranger',
        target: '.refused',
        actions: [
          'openLink',
          { type: 'keepReason', params: { reason: 'notOwner' } },
          send('terminal', 'quick.refused', 'card', 'request', 'reason'),
        ],
        description: 'The card is not this user’s.',
      },
    },
  },
});

/** Safeguard `issuer-notice`: an allocation that is over before the issuer hears of it binds nothing. Ours. */
export const overAlready = difference([oneTap], {
  also: {
    allocating: {
      'quick.allocated': {
        guard: 'allocatedAndOver',
        target: 'refused',
        actions: [
          { type: 'keepReason', params: { reason: 'retired' } },
          send('terminal', 'quick.refused', 'card', 'request', 'reason'),
        ],
        description: 'Has it, and it is over already: binds nothing.',
      },
    },
  },
});
