/**
 * Always: an accepted proof would not be accepted a second time, neither for its own payment token nor for another.
 *
 * Clause: EMV, and ours. Catalogue D06.
 * Breaks when: the counter of a shared key is remembered for each payment token: a proof accepted for one card is still
 * fresh for the other.
 */
import { always, type CardProperty } from '#sim';
import { acceptedOf, hasAccepted, isSpent, tokensBeside, transactionsOf, verifiesFor } from '../world/payments.ts';

export const aCounterIsAcceptedOnce: CardProperty = {
  name: 'a-counter-is-accepted-once',
  says: 'A counter of a key is accepted once: no proof accepted would be accepted again for any payment token.',
  kind: 'safety',
  subject: 'cards',
  source: 'D06 EMV, ours',
  breaks: [
    {
      scenario: 'tap-to-pay',
      change: { with: { 'key-design': 'shared-block', 'transaction-freshness': 'per-token' } },
    },
  ],
  test: always(
    world =>
      acceptedOf(world).every(({ proof }) =>
        tokensBeside(world, proof)
          .filter(token => verifiesFor(proof, token))
          .every(token => isSpent(transactionsOf(world), token, proof)),
      ),
    hasAccepted,
  ),
};
