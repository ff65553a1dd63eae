/**
 * Leads to: a card holder who taps gets an answer, even if the answer is that the result is not known yet.
 *
 * Clause: ours.
 * Breaks when: the point of sale waits for the auth server without a limit, and a message is lost.
 */
import { type CardProperty, leadsTo } from '#sim';
import { holderPaid } from '../world/payments.ts';

export const everyPaymentSettles: CardProperty = {
  name: 'every-payment-settles',
  says: 'Every tap ends with an answer to the card holder, even if the result is not known yet.',
  kind: 'liveness',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'lossy-tap', change: { mutant: 'patient-point-of-sale' } }],
  test: leadsTo(
    world => holderPaid(world) === 'waiting',
    world => holderPaid(world) !== 'waiting',
  ),
};
