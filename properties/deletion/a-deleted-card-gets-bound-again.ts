/**
 * Sometimes: a card that was deleted is bound again, under a new identifier, and the card holder knows it.
 *
 * Clause: ours, after cards that could not be added a second time in practice. Catalogue F15.
 * Breaks when: the card alone identifies a request, so a second bind of it is taken for the first.
 */
import { type CardProperty, sometimes } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { boundCard } from '../world/storage.ts';

export const aDeletedCardGetsBoundAgain: CardProperty = {
  name: 'a-deleted-card-gets-bound-again',
  says: 'A card that was deleted is bound again, under a new card transaction identifier.',
  kind: 'reachability',
  subject: 'cards',
  source: 'F15 ours',
  breaks: [{ scenario: 'rebind', change: { mutant: 'one-request-a-card' } }],
  test: sometimes(world => {
    const gone = rowsOf(world).filter(({ state }) => state === 'deleted');
    return gone.some(({ card, cardType }) => {
      const again = rowsOf(world).some(row => row.card === card && row.state === 'active');
      return again && cardType !== undefined && boundCard(world, cardType);
    });
  }),
};
