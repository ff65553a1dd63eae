/**
 * Always: no two rows have the same payment token.
 *
 * Clause: ours, and EMVCo tokenisation practice. Catalogue E05.
 * Breaks when: the server copies the old credential to the new device.
 */
import { always, type CardProperty } from '#sim';
import { jobsOf, rowsOf } from '../world/cards.ts';

export const movingMakesFreshCredentials: CardProperty = {
  name: 'moving-makes-fresh-credentials',
  says: 'The new device gets credentials of its own; nothing is copied from the old one.',
  kind: 'safety',
  subject: 'cards',
  source: 'E05 G07 ours',
  breaks: [{ scenario: 'migrate-card', change: { mutant: 'copy-credential' } }],
  test: always(
    world => {
      const rows = rowsOf(world);
      return new Set(rows.map(({ token }) => token)).size === rows.length;
    },
    world => jobsOf(world).some(({ target }) => target !== undefined),
  ),
};
