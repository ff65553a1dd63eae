/**
 * Step: a card transaction identifier once given out belongs to the same card, element and request for ever.
 *
 * Clause: P1 leaves it open (its question Q1.4); ours, after tokens that got a second life in practice. Catalogue C02.
 * Breaks when: the row of a deleted card goes back to the pool and is given to the next request.
 */
import { everyStep, type Property } from '#sim';
import { rowsOf } from '../world/cards.ts';

export const identifiersAreNeverReused: Property = {
  name: 'identifiers-are-never-reused',
  says: 'A card transaction identifier belongs to one card, one element and one request for ever.',
  kind: 'safety',
  subject: 'cards',
  source: 'C02 ours',
  breaks: [{ scenario: 'rebind', change: { mutant: 'deleted-rows-are-reused' } }],
  test: everyStep(({ before, after }) =>
    rowsOf(before).every(was =>
      rowsOf(after).some(
        now =>
          now.transaction === was.transaction &&
          now.token === was.token &&
          now.card === was.card &&
          now.element === was.element &&
          now.request === was.request,
      ),
    ),
  ),
};
