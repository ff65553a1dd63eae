/**
 * Safeguard `list-owner`: a new app is told only the cards of the user who is signed in on it. Before anybody is, it has erased
 * what is over, and shows no card. Ours.
 */
import type { CardType } from '../../protocol/card.ts';
import { difference } from './drawing.ts';
import { reconciling, shows } from './reconciling.ts';

export function ownersList(cardTypes: readonly CardType[]) {
  const answered = {
    'reconcile.answer': {
      guard: 'namesNoOwner',
      target: 'unowned',
      actions: shows(cardTypes),
      description: 'Nobody is signed in: is told only what to erase.',
    },
  } as const;
  return difference([reconciling(cardTypes)], {
    also: {
      start: { always: { guard: 'isUnowned', target: 'unowned', description: 'There is no list of a user yet.' } },
      reading: answered,
      asking: answered,
    },
    states: {
      unowned: {
        description: 'Shows no card until a user is signed in.',
        entry: 'endUnowned',
        always: {
          guard: 'isSomebodySignedIn',
          target: 'reading',
          actions: 'newListing',
          description: 'A user is signed in: asks for the cards of that user.',
        },
      },
    },
  });
}
