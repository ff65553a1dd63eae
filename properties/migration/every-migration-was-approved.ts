/**
 * Always: a migration commits only if the owner has approved it, and each approval counts once.
 *
 * Clause: ours; P4 [seen] asks for no more than a logged-in account. Catalogue E01.
 * Breaks when: a login is enough.
 */
import { always, type CardProperty, type WorldView } from '#sim';
import { isMoved } from '../world/cards.ts';
import { migrationObserver } from './migration-observer.ts';

const isMissing = (world: WorldView): boolean =>
  (world.observer(migrationObserver.name).value as { approval: string }).approval === 'missing';

export const everyMigrationWasApproved: CardProperty = {
  name: 'every-migration-was-approved',
  says: 'A migration is committed only if the owner has approved it, and each approval counts once.',
  kind: 'safety',
  subject: 'cards',
  source: 'E01 ours',
  breaks: [{ scenario: 'migrate-card', change: { with: { 'migration-approval': 'none' } } }],
  observers: [migrationObserver],
  test: always(
    world => !isMissing(world),
    world => isMoved(world) || isMissing(world),
  ),
};
