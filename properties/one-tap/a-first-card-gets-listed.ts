/**
 * Sometimes: a user's first card is listed in the user's account, so that the next device finds it.
 *
 * Clause: P3 [inf-H]: some party fills the list; which one was not seen.
 * Breaks when: every card is listed in the first world.
 */

import { type CardProperty, sometimes } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { listedCards } from '../world/one-tap.ts';

export const aFirstCardGetsListed: CardProperty = {
  name: 'a-first-card-gets-listed',
  says: 'A card gets listed under a user who had none.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P3 [inf-H]',
  breaks: [{ scenario: 'one-tap-bind', change: {} }],
  test: sometimes(world =>
    (rosterOf(world).users ?? []).some(
      ({ name, registered }) => registered?.length === 0 && listedCards(world, name).length > 0,
    ),
  ),
};
