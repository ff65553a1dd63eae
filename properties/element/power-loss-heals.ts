/**
 * Leads to: after every power loss the element is ready for commands again, with no journal open.
 *
 * Clause: Java Card's atomicity, and ours. Catalogue F08.
 * Breaks when: an element that finds its journal open never finishes the recovery.
 */

import { type CardProperty, leadsTo } from '#sim';
import { atRest, rosterOf } from '../world/cards.ts';

export const powerLossHeals: CardProperty = {
  name: 'power-loss-heals',
  says: 'After every power loss the element comes back to rest, with nothing half done.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F08 ours, Java Card',
  breaks: [{ scenario: 'torn-switch', change: { mutant: 'stuck-recovery' } }],
  test: leadsTo(
    world => rosterOf(world).devices.some(({ secureElement }) => world.local(secureElement).tags.includes('down')),
    world =>
      atRest(world).length === rosterOf(world).devices.length && atRest(world).every(({ journal }) => journal === null),
  ),
};
