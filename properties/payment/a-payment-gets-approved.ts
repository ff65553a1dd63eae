/**
 * Sometimes: a payment is approved and charged, and the card holder sees the approval.
 *
 * Clause: P1, P5 [seen] that the matching instance verifies cards of its type. Guards against an empty model.
 * Breaks when: the row of the card that pays is retired.
 */
import { type CardProperty, sometimes } from '#sim';
import { chargedGestures, holderPaid } from '../world/payments.ts';

export const aPaymentGetsApproved: CardProperty = {
  name: 'a-payment-gets-approved',
  says: 'A payment is approved and charged, and the card holder sees the approval.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P1, P5 [seen]',
  breaks: [{ scenario: 'dead-card-tap', change: {} }],
  test: sometimes(world => holderPaid(world) === 'paid' && chargedGestures(world).length > 0),
};
