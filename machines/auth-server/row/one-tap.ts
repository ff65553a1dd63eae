/**
 * Binding by one tap (P3), the auth server's part: the issuer has checked card and user, so the row is allocated at once,
 * and from then on it lives as any other. That the issuer asks the auth server is our reading of clash X4.
 */
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { difference, send } from './drawing.ts';

export const oneTap = difference([binding], {
  also: {
    free: {
      'quick.allocate': {
        guard: 'firstFree',
        target: 'active',
        actions: [
          'openRow',
          send('issuerServer', 'quick.allocated', 'request', 'card', 'cardType', 'transaction', 'token'),
        ],
        description: 'The issuer vouches for card and user: allocates for them.',
      },
    },
  },
});

/** One tap and `bind-confirmation`: the row is not live before it is confirmed. */
export const oneTapConfirmed = difference([binding, confirming, oneTap], {
  changing: { free: { 'quick.allocate': { target: 'allocated' } } },
});
