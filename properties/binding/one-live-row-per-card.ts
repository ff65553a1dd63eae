/**
 * Always: for every card and element there is at most one live row.
 *
 * Clause: P1, P3 [inf-M], and token practice. Catalogue C01.
 * Breaks when: a reply is slow or lost, the terminal repeats its request, and the server takes it for a new one.
 */
import { always, type CardProperty } from '#sim';
import { isLive, rowsOf } from '../world/cards.ts';

export const oneLiveRowPerCard: CardProperty = {
  name: 'one-live-row-per-card',
  says: 'For every card and element the auth server has at most one live row.',
  kind: 'safety',
  subject: 'cards',
  source: 'C01 [inf-M] P1, P3',
  breaks: [{ scenario: 'lossy-bind', change: { profile: 'published' } }],
  test: always(
    world => {
      const live = rowsOf(world)
        .filter(isLive)
        .map(({ card, element }) => `${card} ${element}`);
      return new Set(live).size === live.length;
    },
    world => rowsOf(world).some(isLive),
  ),
};
