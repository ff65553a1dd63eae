/**
 * Always: a proof that was accepted would not be accepted again, neither for its payment token nor for another.
 *
 * Clause: EMV, and ours. Catalogue D06.
 * Breaks when: a shared key's counter is remembered for each payment token: what was accepted for one card is fresh for
 * the other.
 */
import { always, type Property } from '#sim';
import { acceptedOf, hasAccepted, isSpent, tokensBeside, transactionsOf, verifiesFor } from '../world/payments.ts';

export const aCounterIsAcceptedOnce: Property = {
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
