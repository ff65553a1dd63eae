/**
 * Always: every record stands beside a personalised instance of its type; no deletion takes the instance away.
 *
 * Clause: P1, P5 [seen]: the instances are shared by all cards of a type. Catalogue A11.
 * Breaks when: deleting a card deletes the instance of its type, as one application a card used to be deleted.
 */
import { always, type Property } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const noRecordWithoutItsInstance: Property = {
  name: 'no-record-without-its-instance',
  says: 'Every record stands beside a personalised instance of its type, whatever is deleted.',
  kind: 'safety',
  subject: 'cards',
  source: 'A11 [seen] P1, P5',
  breaks: [{ scenario: 'delete-card', change: { mutant: 'delete-erases-block' } }],
  test: always(
    world =>
      memoriesOf(world).every(({ instances, records }) =>
        records.every(record =>
          instances.some(({ cardType, state }) => cardType === record.cardType && state === 'PERSO'),
        ),
      ),
    world => memoriesOf(world).some(({ records }) => records.length > 0),
  ),
};
