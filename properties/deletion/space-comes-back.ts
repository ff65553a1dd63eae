/**
 * Stabilises: in the end the element has the free memory of an element without cards, less the records still held.
 *
 * Clause: P5 [seen]: the aim is to save storage; that a deletion frees memory is ours. Catalogue F13.
 * Breaks when: a deletion unlinks the record and does not free its memory.
 */

import { type CardProperty, stabilises } from '#sim';
import { holderState, isDeleting, memoriesOf, rosterOf } from '../world/cards.ts';

export const spaceComesBack: CardProperty = {
  name: 'space-comes-back',
  says: 'In the end free memory lacks no more than the records still held; tombstones cost nothing.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F13 [seen] P5 for the aim',
  breaks: [{ scenario: 'delete-card', change: { mutant: 'unlink-without-freeing' } }],
  test: stabilises(
    world =>
      memoriesOf(world).every(
        ({ free, records }) => free === rosterOf(world).freeBytes - records.reduce((sum, { bytes }) => sum + bytes, 0),
      ),
    world => rosterOf(world).cards.some(({ name }) => isDeleting(world, name) || holderState(world, name) === 'gone'),
  ),
};
