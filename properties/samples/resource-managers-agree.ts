/**
 * Always: no resource manager has committed while another has aborted.
 *
 * Clause: the agreement of atomic commitment (Gray and Lamport).
 * Breaks when: the transaction manager commits before all resource managers are prepared.
 */
import { always, type CardProperty, type WorldView } from '#sim';

/** The decisions of those resource managers that have decided. */
const decisions = (world: WorldView) =>
  world.parties
    .filter(party => party.startsWith('resourceManager'))
    .map(manager => world.local(manager).value)
    .filter(value => value === 'committed' || value === 'aborted');

export const resourceManagersAgree: CardProperty = {
  name: 'resource-managers-agree',
  says: 'No resource manager has committed while another has aborted.',
  kind: 'safety',
  subject: 'two-phase-commit',
  source: 'TC consistency (Gray and Lamport, 2006)',
  breaks: [{ scenario: 'two-phase-commit', change: { mutant: 'commit-unprepared' } }],
  test: always(
    world => !(decisions(world).includes('committed') && decisions(world).includes('aborted')),
    world => decisions(world).length > 0,
  ),
};
