/**
 * Step: no list carries a card's number.
 *
 * Clause: ours; in the seen text the server sends card information, of unspecified extent. Catalogue C18.
 * Breaks when: the query to the issuer has the full card information, so that the list contains it.
 */
import type { ListedCard } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';

/** The cards of all lists sent in a step. */
const listed = ({ sends }: StepView): readonly ListedCard[] =>
  sends.flatMap(({ message: { type, cards } }) => (type === 'cards.found' ? (cards as readonly ListedCard[]) : []));

export const cardListsAreMasked: CardProperty = {
  name: 'card-lists-are-masked',
  says: 'A list of cards shows a label of each card, and never its number.',
  kind: 'secrecy',
  subject: 'cards',
  source: 'C18 ours, over P3 [seen]',
  breaks: [{ scenario: 'one-tap-bind', change: { with: { 'list-masking': 'full' } } }],
  test: everyStep(
    step => listed(step).every(({ shows }) => shows !== 'number'),
    step => listed(step).length > 0,
  ),
};
