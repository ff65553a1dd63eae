/**
 * Always: once a migration has committed, the old row is retired, whatever the old device knows.
 *
 * Clause: ours. Catalogue E06.
 * Breaks when: the old row is retired only some steps after the commit.
 */
import { always, type CardProperty } from '#sim';
import { committed, isMoved, jobsOf, rowsOf } from '../world/cards.ts';

export const aMovedCardIsDeadWhereItWas: CardProperty = {
  name: 'a-moved-card-is-dead-where-it-was',
  says: 'From the commit on the old row is retired, even if the old device never comes back.',
  kind: 'safety',
  subject: 'cards',
  source: 'E06 ours',
  breaks: [{ scenario: 'absent-migration', change: { with: { 'migration-order': 'bind-first' } } }],
  test: always(
    world =>
      jobsOf(world)
        .filter(({ state }) => committed.includes(state))
        .every(({ source }) => rowsOf(world).some(row => row.transaction === source && row.state === 'retired')),
    isMoved,
  ),
};
