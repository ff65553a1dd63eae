/**
 * Always: every record has a personalised instance of its type; no deletion removes the instance.
 *
 * Clause: P1, P5 [seen]: the instances are shared by all cards of a type. Catalogue A11.
 * Breaks when: the deletion of a card deletes the instance of its type, as if each card had its own application.
 */
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

export const noRecordWithoutItsInstance: CardProperty = {
  name: 'no-record-without-its-instance',
  says: 'Every record stands beside a personalised instance of its type, whatever is deleted.',
  kind: 'safety',
  subject: 'cards',
  source: 'A11 [seen] P1, P5',
  breaks: [
    { scenario: 'delete-card', change: { mutant: 'delete-erases-block' } },
    { scenario: 'unserved-bind', change: { mutant: 'stores-without-instance' } },
  ],
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
