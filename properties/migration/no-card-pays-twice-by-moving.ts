/**
 * Always: while a card moves, at most one of its two rows is active, so the server approves for one device at most.
 *
 * Clause: P4, by the word "migrate" [inf-H]. Catalogue E03.
 * Breaks when: the new device is bound before the old one is fenced.
 */
import { always, type CardProperty } from '#sim';
import { jobsOf, rowsOf } from '../world/cards.ts';

export const noCardPaysTwiceByMoving: CardProperty = {
  name: 'no-card-pays-twice-by-moving',
  says: 'While a card moves, the server never approves for both devices.',
  kind: 'safety',
  subject: 'cards',
  source: 'E03 [inf-H] P4',
  breaks: [{ scenario: 'migrate-card', change: { with: { 'migration-order': 'bind-first' } } }],
  test: always(
    world => {
      const active = rowsOf(world)
        .filter(({ state }) => state === 'active')
        .map(({ transaction }) => transaction);
      return jobsOf(world).every(({ source, target }) => !(active.includes(source) && active.includes(target ?? '')));
    },
    world => jobsOf(world).some(({ target }) => target !== undefined),
  ),
};
