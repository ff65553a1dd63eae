/**
 * Always: of all migrations of one card from one device, at most one is under way or has succeeded.
 *
 * Clause: ours. Catalogue E08, and E10 for a repeated request.
 * Breaks when: a moving card is not locked, and two new devices race for it.
 */
import type { Job } from '#machines';
import { always, type CardProperty } from '#sim';
import { jobsOf } from '../world/cards.ts';

/** Whether no two jobs are about the same card on the same device. */
const areUnlike = (jobs: readonly Job[]): boolean => new Set(jobs.map(({ source }) => source)).size === jobs.length;

export const noTwoJobsMoveOneCard: CardProperty = {
  name: 'no-two-jobs-move-one-card',
  says: 'Two migrations never move the same card from the same device; one wins, the other fails cleanly.',
  kind: 'safety',
  subject: 'cards',
  source: 'E08 E10 ours',
  breaks: [
    { scenario: 'racing-migration', change: { with: { 'migration-order': 'bind-first' } } },
    { scenario: 'lossy-migration', change: { profile: 'published' } },
  ],
  test: always(
    world => areUnlike(jobsOf(world).filter(({ state }) => state !== 'failed')),
    world => !areUnlike(jobsOf(world)),
  ),
};
