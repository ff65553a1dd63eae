/**
 * Always: no two records of an element have the same card transaction identifier or the same payment token.
 *
 * Clause: P1, P5 [inf-H]: the identifier names a record. Catalogue A12.
 * Breaks when: a store is repeated because its answer was lost in a power loss, and is executed twice.
 */
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const unlike = (names: readonly string[]): boolean => new Set(names).size === names.length;

export const eachRecordIsOneOfAKind: CardProperty = {
  name: 'each-record-is-one-of-a-kind',
  says: 'No two records of an element share a card transaction identifier or a payment token.',
  kind: 'safety',
  subject: 'cards',
  source: 'A12 [inf-H] P1, P5',
  breaks: [{ scenario: 'first-bind', change: { faults: { tear: 1 }, timers: 'quiet', mutant: 'store-twice' } }],
  test: always(
    world =>
      memoriesOf(world).every(
        ({ records }) =>
          unlike(records.map(({ transaction }) => transaction)) && unlike(records.map(({ token }) => token)),
      ),
    world => memoriesOf(world).some(({ records }) => records.length > 1),
  ),
};
