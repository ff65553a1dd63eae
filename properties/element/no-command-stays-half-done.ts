/**
 * Always, at rest: no journal is open, so no command is incomplete.
 *
 * Clause: Java Card's atomicity, and ours. Catalogue A10.
 * Breaks when: the element does not check its journal on power-up.
 */
import { always, type CardProperty } from '#sim';
import { atRest, memoriesOf } from '../world/cards.ts';

export const noCommandStaysHalfDone: CardProperty = {
  name: 'no-command-stays-half-done',
  says: 'While the element waits for a command, no earlier one is half done.',
  kind: 'safety',
  subject: 'cards',
  source: 'A10 ours, Java Card',
  breaks: [{ scenario: 'torn-switch', change: { mutant: 'no-recovery' } }],
  test: always(
    world => atRest(world).every(({ journal }) => journal === null),
    world => memoriesOf(world).some(({ journal }) => journal !== null),
  ),
};
