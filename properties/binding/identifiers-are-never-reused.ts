/**
 * Step: a card transaction identifier, once allocated, belongs to the same card, element and request for ever.
 *
 * Clause: P1 leaves it open (its question Q1.4); ours, after tokens that were reused in practice. Catalogue C02.
 * Breaks when: the row of a deleted card goes back to the pool and is given to the next request.
 */
import type { BindingRow } from '#machines';
import { type CardProperty, everyStep } from '#sim';
import { rowsOf } from '../world/cards.ts';

/** Whether two rows are of the same identifiers, card, element and request. */
const same = (one: BindingRow, other: BindingRow): boolean =>
  one.transaction === other.transaction &&
  one.token === other.token &&
  one.card === other.card &&
  one.element === other.element &&
  one.request === other.request;

const areAmong = (rows: readonly BindingRow[], others: readonly BindingRow[]): boolean =>
  rows.every(row => others.some(other => same(row, other)));

export const identifiersAreNeverReused: CardProperty = {
  name: 'identifiers-are-never-reused',
  says: 'A card transaction identifier belongs to one card, one element and one request for ever.',
  kind: 'safety',
  subject: 'cards',
  source: 'C02 ours',
  breaks: [{ scenario: 'rebind', change: { mutant: 'deleted-rows-are-reused' } }],
  test: everyStep(
    ({ before, after }) => areAmong(rowsOf(before), rowsOf(after)),
    // A step that allocates an identifier when there are others, or removes one.
    ({ before, after }) => {
      const [were, are] = [rowsOf(before), rowsOf(after)];
      return were.length > 0 && !(areAmong(were, are) && areAmong(are, were));
    },
  ),
};
