/**
 * Always: a gesture is charged at most once, and nothing is charged without a gesture.
 *
 * Clause: EMV, and ours. Catalogue D13.
 * Breaks when: the issuer gets a request twice and charges twice; or the point of sale requests a second proof.
 */
import { always, type CardProperty } from '#sim';
import { chargedGestures } from '../world/payments.ts';

export const noDoubleCharge: CardProperty = {
  name: 'no-double-charge',
  says: 'One gesture is charged at most once, however often the charge is requested, and no charge is without a gesture.',
  kind: 'safety',
  subject: 'cards',
  source: 'D13 EMV, ours',
  breaks: [
    { scenario: 'tap-to-pay', change: { with: { 'authorisation-identity': 'none' } } },
    { scenario: 'lossy-tap', change: { mutant: 'another-proof' } },
  ],
  test: always(
    world => {
      const charged = chargedGestures(world);
      return new Set(charged).size === charged.length && !charged.includes('');
    },
    world => chargedGestures(world).length > 0,
  ),
};
