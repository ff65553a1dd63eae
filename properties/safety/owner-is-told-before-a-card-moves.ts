/**
 * Always: a migration is committed only after old device and owner were told of it.
 *
 * Clause: ours. Catalogue E11.
 * Breaks when: nobody is told.
 */
import { always, type Property } from '#sim';
import { migrationObserver } from '../observers/migration-observer.ts';

const stateOf = ({ value }: { value: unknown }, region: string): unknown => (value as Record<string, unknown>)[region];

export const ownerIsToldBeforeACardMoves: Property = {
  name: 'owner-is-told-before-a-card-moves',
  says: 'A migration is committed only after the old device and the owner were told of it.',
  kind: 'safety',
  subject: 'cards',
  source: 'E11 ours',
  breaks: [{ scenario: 'migrate-card', change: { with: { 'migration-notice': 'none' } } }],
  observers: [migrationObserver],
  test: always(world => stateOf(world.observer(migrationObserver.name), 'notice') !== 'missing'),
};
