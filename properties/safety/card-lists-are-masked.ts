/**
 * Step: no list carries a card's number.
 *
 * Clause: ours; the text has the server send card information and does not say how much. Catalogue C18.
 * Breaks when: the whole card information is the key that the issuer is asked with.
 */
import type { ListedCard } from '#machines';
import { everyStep, type Property } from '#sim';

export const cardListsAreMasked: Property = {
  name: 'card-lists-are-masked',
  says: 'A list of cards shows a label of each card, and never its number.',
  kind: 'secrecy',
  subject: 'cards',
  source: 'C18 ours, over P3 [seen]',
  breaks: [{ scenario: 'one-tap-bind', change: { with: { 'list-masking': 'full' } } }],
  test: everyStep(({ sends }) =>
    sends.every(
      ({ message: { type, cards } }) =>
        type !== 'cards.found' || (cards as readonly ListedCard[]).every(({ shows }) => shows !== 'number'),
    ),
  ),
};
