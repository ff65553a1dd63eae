/**
 * A new app puts its list of cards together (P5 speaks of synchronising [lex]; the flow is ours): the element says what it
 * holds, the auth server says what of that is live, and the rest is erased. An app that merely restarts needs none of this:
 * its own memory says what is unfinished.
 */
import type { CardType } from '../../protocol/card.ts';
import { picture, send } from './drawing.ts';

/** What the card holder and the element hear once there is a list. */
export const shows = (cardTypes: readonly CardType[]) =>
  [
    send('cardHolder', 'wallet.shown', 'device', 'bound', 'underWay'),
    ...cardTypes.map(cardType => send('secureElement', 'selection.ask', { cardType })),
  ] as const;

/** The picture for a device whose cards are of these types: the element says of each which card pays. */
export function reconciling(cardTypes: readonly CardType[]) {
  const answered = {
    guard: 'myListing',
    target: 'settled',
    actions: shows(cardTypes),
    description: 'Knows which cards there are, and shows them.',
  } as const;
  const readsAgain = {
    target: 'reading',
    reenter: true,
    description: 'The element has power again: asks it anew.',
  } as const;

  return picture({
    description: 'Putting the list of cards together.',
    initial: 'start',
    states: {
      start: {
        description: 'Looks up whether there is a list.',
        always: [
          { guard: 'wasListing', target: 'reading', description: 'There is none yet.' },
          { target: 'settled', description: 'There is one.' },
        ],
      },
      reading: {
        description: 'Asks the element what it holds.',
        entry: send('secureElement', 'records.list'),
        on: {
          'records.listed': { target: 'asking', actions: 'keepListed', description: 'Has its list.' },
          // An answer asked for before a restart or a power loss is as good: nothing can have been deleted since.
          'reconcile.answer': answered,
          'element.reset': readsAgain,
        },
      },
      asking: {
        description: 'Asks the auth server what of that is live.',
        entry: send(
          'authServer',
          'reconcile.request',
          'request',
          'session',
          'device',
          'installation',
          'element',
          'records',
          'tokens',
          'tombstones',
        ),
        on: { 'reconcile.answer': answered, 'element.reset': readsAgain },
        after: { replyTimeout: { description: 'No answer: waits for it.' } },
      },
      settled: { description: 'There is a list.', entry: 'endListing' },
    },
  });
}
