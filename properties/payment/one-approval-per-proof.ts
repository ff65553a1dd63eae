/**
 * Always: a proof is accepted at most once, with the amount and nonce that were signed.
 *
 * The injective half of agreement between element and server, without an adversary.
 *
 * Clause: EMV, and ours. Catalogue D03.
 * Breaks when: a verification request is copied by the network, and each copy counts as a transaction.
 */
import { always, type CardProperty } from '#sim';
import { acceptedOf, hasAccepted } from '../world/payments.ts';

export const oneApprovalPerProof: CardProperty = {
  name: 'one-approval-per-proof',
  says: 'Each proof is accepted at most once, and for the amount and nonce it was made for.',
  kind: 'safety',
  subject: 'cards',
  source: 'D03 EMV, ours',
  breaks: [{ scenario: 'lossy-tap', change: { with: { 'transaction-freshness': 'none' } } }],
  test: always(world => {
    const accepted = acceptedOf(world);
    const runs = accepted.map(({ proof: { key, counter } }) => `${key.element} ${key.cardType} ${counter}`);
    return (
      new Set(runs).size === runs.length &&
      accepted.every(({ amount, nonce, proof }) => proof.amount === amount && proof.nonce === nonce)
    );
  }, hasAccepted),
};
