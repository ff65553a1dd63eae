/**
 * Stabilises: in the end every live row has its record in the element, and every record its live row.
 *
 * Clause: ours. Catalogue F03.
 * Breaks when: a row is live from its allocation and the reply that carries it is lost.
 */
import { type CardProperty, stabilises } from '#sim';
import { isLive, recordsOf, rowsOf } from '../world/cards.ts';

export const noOrphanIsLeft: CardProperty = {
  name: 'no-orphan-is-left',
  says: 'In the end every live row has its record, and every record its live row.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F03 ours',
  breaks: [{ scenario: 'lossy-bind', change: { profile: 'published' } }],
  test: stabilises(
    world => {
      const live = rowsOf(world)
        .filter(isLive)
        .map(({ transaction }) => transaction);
      const stored = recordsOf(world).map(({ transaction }) => transaction);
      return live.length === stored.length && live.every(transaction => stored.includes(transaction));
    },
    world => rowsOf(world).some(isLive) || recordsOf(world).length > 0,
  ),
};
