/**
 * Always: the auth server has a row for every record in the element, and the row names that element.
 *
 * Clause: P1, P5 [inf-H]: the identifier is allocated before it is stored. Catalogue C04.
 * Breaks when: the server keeps a row in memory until it is confirmed, and crashes.
 */
import { always, type Property } from '#sim';
import { memoryOf, rowsOf } from '../world/cards.ts';

export const everyRecordHasARowBehindIt: Property = {
  name: 'every-record-has-a-row-behind-it',
  says: 'The auth server has a row for every record in the element, and the row names that element.',
  kind: 'safety',
  subject: 'cards',
  source: 'C04 [inf-H] P1, P5',
  breaks: [{ scenario: 'crashing-bind', change: { mutant: 'rows-in-memory' } }],
  test: always(
    world => {
      const { records, element } = memoryOf(world);
      const rows = rowsOf(world);
      return records.every(record =>
        rows.some(row => row.transaction === record.transaction && row.element === element),
      );
    },
    world => memoryOf(world).records.length > 0,
  ),
};
