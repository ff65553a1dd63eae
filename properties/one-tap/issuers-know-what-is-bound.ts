/**
 * Stabilises: an issuer has a card bound to a user on an element exactly where the auth server has a live row for it.
 *
 * Clause: P3 [seen] that the issuer binds card, user and element; [inf-H] that it learns what becomes of the binding.
 * Catalogue F02 and C24, the issuer's side.
 * Breaks when: nothing tells the issuer of a deletion or a move; or it is told once only.
 */
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { isLive, rosterOf, rowsOf } from '../world/cards.ts';
import { triplesOf } from '../world/one-tap.ts';

/** The live rows that were bound for a user, of issuers that can be reached. */
function boundForUsers(world: WorldView) {
  const { cards, away = [] } = rosterOf(world);
  const isAway = (card: string) => away.includes(cards.find(({ name }) => name === card)?.issuer ?? '');
  return rowsOf(world).filter(row => row.user !== undefined && isLive(row) && !isAway(row.card));
}

export const issuersKnowWhatIsBound: CardProperty = {
  name: 'issuers-know-what-is-bound',
  says: 'In the end an issuer has a card bound to a user on an element exactly where the auth server has a live row for it.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F02 C24 [seen] P3 for the binding, [inf-H] for what becomes of it',
  breaks: [
    { scenario: 'tap-and-delete', change: { with: { 'issuer-notice': 'none' } } },
    { scenario: 'migrate-tapped-card', change: { with: { 'issuer-notice': 'none' } } },
  ],
  test: stabilises(
    world => {
      const triples = triplesOf(world);
      const live = rowsOf(world).filter(isLive);
      return (
        triples.every(({ transaction }) => live.some(row => row.transaction === transaction)) &&
        boundForUsers(world).every(row => triples.some(({ transaction }) => transaction === row.transaction))
      );
    },
    world => triplesOf(world).length > 0 || boundForUsers(world).length > 0,
  ),
};
