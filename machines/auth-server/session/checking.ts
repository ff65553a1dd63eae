/** Safeguard `session-check` [inf-M]: cards are listed only for the user of the session that is open on the device. */
import { heard } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { signingIn } from './signing-in.ts';

const refuses = {
  actions: send('terminal', 'cards.refused', { session: heard('session'), reason: 'notSignedIn' }),
  description: 'No session of that user is open: gives nothing.',
} as const;

export const checking = difference([signingIn], {
  instead: { closed: { 'cards.query': refuses } },
  also: { open: { 'cards.query': { guard: 'foreignQuery', ...refuses } } },
});
