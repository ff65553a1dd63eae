/**
 * Always: a payment shown as approved is charged, and a payment shown as declined is not.
 *
 * Clause: ours.
 * Breaks when: the point of sale takes a missing answer for an approval.
 */
import { always, type CardProperty, type WorldView } from '#sim';
import { holderPaid, lastGestureIsCharged } from '../world/payments.ts';

const isTold = (world: WorldView): boolean => ['paid', 'declined'].includes(holderPaid(world) ?? '');

export const whatThePayerIsToldIsSo: CardProperty = {
  name: 'what-the-payer-is-told-is-so',
  says: 'A payment shown as approved is charged, and a payment shown as declined is not.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [{ scenario: 'dead-card-tap', change: { mutant: 'stand-in' } }],
  test: always(world => !isTold(world) || lastGestureIsCharged(world) === (holderPaid(world) === 'paid'), isTold),
};
