/**
 * Always: an element with one payment token for each type has no record, and all its memory is free but for the instances and
 * an open journal, however many cards are bound.
 *
 * Clause: P2: personalised data of a type holds one target payment token [seen]; that nothing else is kept for a card, so that
 * the element takes as many bytes as it has types, is [inf-M]. Clash X1 of the patents’ list.
 * Breaks when: the element keeps a record of each card that it pays with.
 */
import { cardTypes } from '#machines';
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';
import { cardsOnDevices, isOfFields } from '../world/storage.ts';

export const fieldsTakeNoMemoryForCards: CardProperty = {
  name: 'fields-take-no-memory-for-cards',
  says: 'An element with one payment token for each type takes no memory for a card, however many are bound.',
  kind: 'safety',
  subject: 'cards',
  source: 'X1 [inf-M] P2',
  breaks: [{ scenario: 'quick-switch-of-field', change: { mutant: 'record-beside-field' } }],
  test: always(
    world =>
      memoriesOf(world)
        .filter(isOfFields)
        .every(({ capacity, fields, free, instances, journal, records }) => {
          const shared = instances.reduce((sum, { bytes }) => sum + bytes, 0);
          return (
            records.length === 0 &&
            fields.length <= cardTypes.length &&
            free + shared + (journal?.bytes ?? 0) === capacity
          );
        }),
    world => memoriesOf(world).some(isOfFields) && cardsOnDevices(world).length > 0,
  ),
};
