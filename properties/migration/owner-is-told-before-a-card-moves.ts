/**
 * Always: a migration commits only after a notice to the old device and the owner.
 *
 * Clause: ours. Catalogue E11.
 * Breaks when: the server sends no notice.
 */
import { always, type CardProperty, type WorldView } from '#sim';
import { isMoved } from '../world/cards.ts';
import { migrationObserver } from './migration-observer.ts';

const isMissing = (world: WorldView): boolean =>
  (world.observer(migrationObserver.name).value as { notice: string }).notice === 'missing';

export const ownerIsToldBeforeACardMoves: CardProperty = {
  name: 'owner-is-told-before-a-card-moves',
  says: 'A migration is committed only after the old device and the owner were told of it.',
  kind: 'safety',
  subject: 'cards',
  source: 'E11 ours',
  breaks: [{ scenario: 'migrate-card', change: { with: { 'migration-notice': 'none' } } }],
  observers: [migrationObserver],
  test: always(
    world => !isMissing(world),
    world => isMoved(world) || isMissing(world),
  ),
};
