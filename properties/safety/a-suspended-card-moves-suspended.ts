/**
 * Step: the row a card moves to does not become active while its issuer holds the row it leaves.
 *
 * Lost mode is of the device that is left, and does not travel.
 *
 * Clause: ours, after token practice. Catalogue E09.
 * Breaks when: a fresh row begins active, whatever the row it stands for.
 */
import { everyStep, type Property } from '#sim';
import { jobsOf, rowsOf } from '../world/cards.ts';

export const aSuspendedCardMovesSuspended: Property = {
  name: 'a-suspended-card-moves-suspended',
  says: 'A card its issuer holds suspended moves as suspended, or does not move.',
  kind: 'safety',
  subject: 'cards',
  source: 'E09 ours',
  breaks: [{ scenario: 'suspended-migration', change: { mutant: 'migration-lifts-suspension' } }],
  test: everyStep(({ before, after }) =>
    jobsOf(after).every(({ source, target }) => {
      const held = rowsOf(before)
        .find(({ transaction }) => transaction === source)
        ?.suspended?.includes('issuer');
      const stateIn = (world: typeof before) => rowsOf(world).find(({ transaction }) => transaction === target)?.state;
      return !held || stateIn(before) !== 'promised' || stateIn(after) !== 'active';
    }),
  ),
};
