/**
 * Always: no migration is committed of a card that was deleted where it was.
 *
 * Clause: ours, for deletion (P1, P5) and migration (P4) together. An owner who approves late, or a device that loads
 * late, must not bring a deleted card to life elsewhere.
 * Breaks when: the server looks at the row when it takes the request, and not when it begins.
 */
import { always, type Property } from '#sim';
import { committed, jobsOf, rowsOf } from '../world/cards.ts';

export const aDeletedCardDoesNotMove: Property = {
  name: 'a-deleted-card-does-not-move',
  says: 'A card that was deleted before its migration began or ended is not moved.',
  kind: 'safety',
  subject: 'cards',
  source: 'E06, F04 ours',
  breaks: [
    { scenario: 'delete-while-migrating', change: { mutant: 'moves-what-was-deleted' } },
    { scenario: 'delete-while-migrating', change: { mutant: 'deaf-to-deletion' } },
  ],
  test: always(world => {
    const deleted = rowsOf(world).filter(({ state }) => state === 'deleted');
    const moved = jobsOf(world).filter(({ state }) => committed.includes(state));
    return !moved.some(({ source }) => deleted.some(({ transaction }) => transaction === source));
  }),
};
