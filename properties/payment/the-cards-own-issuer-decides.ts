/**
 * Always: an accepted transaction is approved only if the card's own issuer has charged it, and declined only if that
 * issuer has declined it.
 *
 * The issuer's ledger is compared with what the auth server says; which issuer is a card's own, the roster says.
 *
 * Clause: P1, P5: the server has the real card authorised by its issuer [inf-M]. Catalogue D01.
 * Breaks when: authorisations go to one issuer for all; or the server takes an issuer's silence for an approval.
 */
import { issuerOf } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { acceptedOf, decisionsOf } from '../world/payments.ts';

const decidedOf = (world: WorldView) => acceptedOf(world).filter(({ state }) => state !== 'authorising');

export const theCardsOwnIssuerDecides: CardProperty = {
  name: 'the-cards-own-issuer-decides',
  says: 'An accepted payment is approved only if the card’s own issuer charged it, and declined only if that issuer declined it.',
  kind: 'safety',
  subject: 'cards',
  source: 'D01, D17 with no stand-in [inf-M] P1, P5',
  breaks: [
    { scenario: 'declined-tap', change: { mutant: 'one-issuer-for-all' } },
    { scenario: 'lossy-tap', change: { mutant: 'server-stands-in' } },
  ],
  test: always(
    world =>
      decidedOf(world).every(({ authorisation, card, state }) =>
        decisionsOf(world).some(
          decision =>
            decision.authorisation === authorisation &&
            decision.outcome === state &&
            decision.card === card &&
            decision.issuer === issuerOf(rosterOf(world), card),
        ),
      ),
    world => decidedOf(world).length > 0,
  ),
};
