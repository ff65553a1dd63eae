/** Reinstallation: the card holder sees the list of cards that a new app has put together. Ours. */
import { adding } from './adding.ts';
import { deleting } from './deleting.ts';
import { ofCard } from './drawing.ts';

const nothingNew = { description: 'Sees nothing new in the list.' } as const;

/** What the list says of a card that the holder has, or had. */
const hadIt = [
  { guard: 'shownBound', target: 'has', description: 'Sees the card in the list.' },
  { guard: 'shownAbsent', target: 'without', description: 'Sees that the card is not in the list.' },
  nothingNew,
] as const;

export const seeingList = ofCard.difference([adding, deleting], {
  also: {
    anywhere: {
      'wallet.shown': [{ guard: 'shownBound', target: '.has', description: 'Sees the card in the list.' }, nothingNew],
    },
    waiting: {
      'wallet.shown': [
        { guard: 'shownBound', target: 'has', description: 'Sees the card in the list.' },
        { guard: 'shownAbsent', target: 'refused', description: 'Sees that the card is not in the list.' },
        nothingNew,
      ],
    },
    has: { 'wallet.shown': hadIt },
    deleting: { 'wallet.shown': hadIt },
    removed: { 'wallet.shown': hadIt },
    kept: { 'wallet.shown': hadIt },
  },
});
