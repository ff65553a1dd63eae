/** Safeguard `answer-session`: a list is shown only in the session that asked for it. Ours. */
import { kept } from '../../layers/picture.ts';
import { difference, send } from './drawing.ts';
import { listing } from './listing.ts';

const shows = send('cardHolder', 'cards.shown', 'device', { cards: kept('listed') });
const ofMySession = {
  'cards.found': {
    guard: 'mySession',
    target: 'listed',
    actions: ['keepIssuers', shows],
    description: 'Shows the cards bound to the user.',
  },
  'cards.none': {
    guard: 'mySession',
    target: 'listed',
    actions: ['keepIssuers', shows],
    description: 'Shows that no card is bound to the user.',
  },
} as const;

export const sameSession = difference([listing], { instead: { querying: ofMySession, unlisted: ofMySession } });
