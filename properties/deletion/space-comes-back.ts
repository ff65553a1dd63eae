/**
 * Stabilises: in the end the free memory of the element is what it was before any card, less one record a card held.
 *
 * Clause: P5 [seen]: the aim is to save storage; that deletion gives it back is ours. Catalogue F13.
 * Breaks when: deleting a card unlinks its record and does not free it.
 */
import { type Property, stabilises } from '#sim';
import { holderWasTold, isDeleting, memoriesOf } from '../world/cards.ts';

export const spaceComesBack: Property = {
  name: 'space-comes-back',
  says: 'In the end free memory lacks no more than the records still held; tombstones cost nothing.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F13 [seen] P5 for the aim',
  breaks: [{ scenario: 'delete-card', change: { mutant: 'unlink-without-freeing' } }],
  test: stabilises(
    world =>
      memoriesOf(world).every(
        ({ free, records }) => free === world.roster.freeBytes - records.reduce((sum, { bytes }) => sum + bytes, 0),
      ),
    world => world.roster.cards.some(({ name }) => isDeleting(world, name) || holderWasTold(world, name) === 'gone'),
  ),
};
