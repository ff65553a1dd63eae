/**
 * Always: no migration commits whose card was deleted on its old device.
 *
 * Clause: ours, for deletion (P1, P5) and migration (P4) together. A late approval or a late load must not activate a
 * deleted card on another device.
 * Breaks when: the server checks the row when the request arrives, and not when the migration begins.
 */
import type { Job } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { committed, jobsOf, rowsOf } from '../world/cards.ts';

/** The migrations of cards that were deleted on their old device. */
const jobsOfDeleted = (world: WorldView): readonly Job[] => {
  const deleted = rowsOf(world).filter(({ state }) => state === 'deleted');
  return jobsOf(world).filter(({ source }) => deleted.some(({ transaction }) => transaction === source));
};

export const aDeletedCardDoesNotMove: CardProperty = {
  name: 'a-deleted-card-does-not-move',
  says: 'A card that was deleted before its migration began or ended is not moved.',
  kind: 'safety',
  subject: 'cards',
  source: 'E06, F04 ours',
  breaks: [
    { scenario: 'delete-while-migrating', change: { mutant: 'moves-what-was-deleted' } },
    { scenario: 'delete-while-migrating', change: { mutant: 'deaf-to-deletion' } },
  ],
  test: always(
    world => !jobsOfDeleted(world).some(({ state }) => committed.includes(state)),
    world => jobsOfDeleted(world).length > 0,
  ),
};
