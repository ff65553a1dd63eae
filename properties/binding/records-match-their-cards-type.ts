/**
 * Always: a record stands beside the instance of its card's true type.
 *
 * Clause: P1, P5 [seen]: the matching instance is the one of the card's type, which the server works out. Catalogue A01.
 * Breaks when: the server does not work out the type, and takes every card for a debit card.
 */
import { always, type CardProperty } from '#sim';
import { cardOf, recordsOf } from '../world/cards.ts';

export const recordsMatchTheirCardsType: CardProperty = {
  name: 'records-match-their-cards-type',
  says: 'A record stands beside the instance of its card’s true type.',
  kind: 'safety',
  subject: 'cards',
  source: 'A01 [seen] P1, P5',
  breaks: [{ scenario: 'two-cards', change: { mutant: 'one-type-for-all' } }],
  test: always(
    world =>
      recordsOf(world).every(({ transaction, cardType }) => {
        const card = cardOf(world, transaction);
        return card === undefined || card.type === cardType;
      }),
    world => recordsOf(world).length > 0,
  ),
};
