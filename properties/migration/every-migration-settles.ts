/**
 * Leads to: every migration under way ends: the card has moved, or the migration has failed and the card has not moved.
 *
 * Clause: ours. Catalogue F09.
 * Breaks when: the job waits for the old device, which never returns.
 */
import { type CardProperty, leadsTo, type WorldView } from '#sim';
import { jobsOf } from '../world/cards.ts';

const settled = (world: WorldView): boolean =>
  jobsOf(world).every(({ state }) => ['owing', 'done', 'failed'].includes(state));

export const everyMigrationSettles: CardProperty = {
  name: 'every-migration-settles',
  says: 'Every migration ends, whether or not the old device ever comes back.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F09 ours',
  breaks: [{ scenario: 'absent-migration', change: { mutant: 'wait-for-old-device' } }],
  test: leadsTo(world => !settled(world), settled),
};
