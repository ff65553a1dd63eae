/**
 * Stabilises: in the end every card bound at the beginning is active or suspended on some device.
 *
 * Clause: P4 [inf-H]: a migrated card is not lost. Catalogue E04.
 * Breaks when: the old device is unbound first and the new element has too little memory, or a crash loses the job.
 */

import { type CardProperty, stabilises } from '#sim';
import { jobsOf, rosterOf, rowsOf } from '../world/cards.ts';

export const aMigratingCardIsNeverLost: CardProperty = {
  name: 'a-migrating-card-is-never-lost',
  says: 'In the end every card bound at the beginning is live on some device.',
  kind: 'liveness',
  subject: 'cards',
  source: 'E04 [inf-H] P4',
  breaks: [
    { scenario: 'full-migration', change: { with: { 'migration-order': 'unbind-first' } } },
    { scenario: 'full-migration', change: { with: { 'migration-order': 'atomic-at-server' } } },
    { scenario: 'crashed-migration', change: { with: { 'durable-job': 'volatile' } } },
  ],
  test: stabilises(
    world => {
      const live = new Set(
        rowsOf(world)
          .filter(({ state }) => state === 'active' || state === 'suspended')
          .map(({ card }) => card),
      );
      return rosterOf(world)
        .bound.filter(({ retired }) => !retired)
        .every(({ card }) => live.has(card));
    },
    world => jobsOf(world).length > 0,
  ),
};
