/**
 * Always: the auth server has a row for every record and every payment token in the element, and the row names that element.
 *
 * Clause: P1, P5 [inf-H]: the identifier is allocated before it is stored. Catalogue C04.
 * Breaks when: the server keeps a row in memory until it is confirmed, and crashes.
 */
import { always, type CardProperty } from '#sim';
import { memoriesOf, rowsOf } from '../world/cards.ts';
import { heldIn, heldOf } from '../world/storage.ts';

export const everyRecordHasARowBehindIt: CardProperty = {
  name: 'every-record-has-a-row-behind-it',
  says: 'The auth server has a row for every record and payment token in the element, and the row names that element.',
  kind: 'safety',
  subject: 'cards',
  source: 'C04 [inf-H] P1, P5',
  breaks: [{ scenario: 'crashing-bind', change: { mutant: 'rows-in-memory' } }],
  test: always(
    world => {
      const rows = rowsOf(world);
      return memoriesOf(world).every(memory =>
        heldIn(world, memory).every(held =>
          rows.some(({ transaction, element }) => transaction === held && element === memory.element),
        ),
      );
    },
    world => heldOf(world).length > 0,
  ),
};
