/**
 * Always: a request repeated under its request identity opens no second row.
 *
 * Clause: P1 [inf-L], and practice with idempotency keys. Catalogue C15.
 * Breaks when: the server does not recognise a repeated request.
 */

import { always, type CardProperty } from '#sim';
import { rosterOf, rowsOf } from '../world/cards.ts';

export const oneRequestOneRow: CardProperty = {
  name: 'one-request-one-row',
  says: 'However often a request is sent or copied, it opens one row.',
  kind: 'safety',
  subject: 'cards',
  source: 'C15 [inf-L] P1',
  breaks: [{ scenario: 'first-bind', change: { profile: 'published' } }],
  test: always(
    world => {
      const requests = rowsOf(world).map(({ request }) => request);
      return new Set(requests).size === requests.length;
    },
    // Requests opened the rows beyond those of the first world.
    world => rowsOf(world).length > rosterOf(world).bound.length,
  ),
};
