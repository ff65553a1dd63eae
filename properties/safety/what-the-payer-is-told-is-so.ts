/**
 * Always: who is told that a payment is approved is charged for it, and who is told that it is declined is not.
 *
 * Clause: ours.
 * Breaks when: the point of sale takes silence for a yes.
 */
import { always, type Property } from '#sim';
import { holderPaid, lastGestureIsCharged } from '../world/payments.ts';

export const whatThePayerIsToldIsSo: Property = {
  name: 'what-the-payer-is-told-is-so',
  says: 'Who is told that a payment is approved is charged, and who is told that it is declined is not.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'dead-card-tap', change: { mutant: 'stand-in' } }],
  test: always(world => {
    const told = holderPaid(world);
    if (told !== 'paid' && told !== 'declined') return true;
    return lastGestureIsCharged(world) === (told === 'paid');
  }),
};
