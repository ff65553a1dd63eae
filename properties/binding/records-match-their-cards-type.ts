/**
 * Always: a record, or the payment token in a field, stands beside the instance of its card's true type.
 *
 * Clause: P1, P5 [seen]: the matching instance is the one of the card's type, which the server works out. Catalogue A01.
 * Breaks when: the server does not work out the type, and takes every card for a debit card.
 */
import { always, type CardProperty, type WorldView } from '#sim';
import { cardOf, memoriesOf, recordsOf, rowsOf } from '../world/cards.ts';
import { tokensIn } from '../world/storage.ts';

/** The types and rows of the payment tokens in fields. */
const inFields = (world: WorldView) =>
  memoriesOf(world)
    .flatMap(tokensIn)
    .flatMap(({ cardType, token }) =>
      rowsOf(world)
        .filter(row => row.token === token)
        .map(({ transaction }) => ({ transaction, cardType })),
    );

export const recordsMatchTheirCardsType: CardProperty = {
  name: 'records-match-their-cards-type',
  says: 'A record or payment token stands beside the instance of its card’s true type.',
  kind: 'safety',
  subject: 'cards',
  source: 'A01 [seen] P1, P5',
  breaks: [{ scenario: 'two-cards', change: { mutant: 'one-type-for-all' } }],
  test: always(
    world =>
      [...recordsOf(world), ...inFields(world)].every(({ transaction, cardType }) => {
        const card = cardOf(world, transaction);
        return card === undefined || card.type === cardType;
      }),
    world => recordsOf(world).length + inFields(world).length > 0,
  ),
};
