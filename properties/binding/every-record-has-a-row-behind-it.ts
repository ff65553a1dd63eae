/**
 * Always: the auth server has a row for every record in the element, and the row names that element.
 *
 * Clause: P1, P5 [inf-H]: the identifier is allocated before it is stored. Catalogue C04.
 * Breaks when: the server keeps a row in memory until it is confirmed, and crashes.
 */
import { always, type CardProperty } from '#sim';
import { memoriesOf, recordsOf, rowsOf } from '../world/cards.ts';

export const everyRecordHasARowBehindIt: CardProperty = {
  name: 'every-record-has-a-row-behind-it',
  says: 'The auth server has a row for every record in the element, and the row names that element.',
  kind: 'safety',
  subject: 'cards',
  source: 'C04 [inf-H] P1, P5',
  breaks: [{ scenario: 'crashing-bind', change: { mutant: 'rows-in-memory' } }],
  test: always(
    world => {
      const rows = rowsOf(world);
      return memoriesOf(world).every(({ records, element }) =>
        records.every(({ transaction }) =>
          rows.some(row => row.transaction === transaction && row.element === element),
        ),
      );
    },
    world => recordsOf(world).length > 0,
  ),
};
