/**
 * Always: no resource manager has committed while another has aborted.
 *
 * Clause: the agreement of atomic commitment (Gray and Lamport).
 * Breaks when: the transaction manager commits before all have promised.
 */
import { always, type Property } from '#sim';

export const resourceManagersAgree: Property = {
  name: 'resource-managers-agree',
  says: 'No resource manager has committed while another has aborted.',
  kind: 'safety',
  subject: 'two-phase-commit',
  source: 'TC consistency (Gray and Lamport, 2006)',
  breaks: [{ scenario: 'two-phase-commit', change: { mutant: 'commit-unprepared' } }],
  test: always(world => {
    const managers = world.parties.filter(party => party.startsWith('resourceManager'));
    const values = managers.map(manager => world.local(manager).value);
    return !(values.includes('committed') && values.includes('aborted'));
  }),
};
