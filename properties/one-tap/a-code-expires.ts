/**
 * Reachability: the issuer takes no code any more for a request, because nobody typed it in time.
 *
 * Clause: ours [inf-M] for the code. Catalogue C11.
 * Breaks when: a code never expires.
 */
import { type CardProperty, sometimes } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { linkOf } from '../world/one-tap.ts';

export const aCodeExpires: CardProperty = {
  name: 'a-code-expires',
  says: 'A code expires where nobody types it in time.',
  kind: 'reachability',
  subject: 'cards',
  source: 'C11 ours',
  breaks: [],
  test: sometimes(world => rosterOf(world).cards.some(({ name }) => linkOf(world, name)?.reason === 'codeExpired')),
};
