/**
 * Always: during a tap, the payment token sent to the point of sale is the one that would pay.
 *
 * Clause: EMV, and ours for P2's switch. Catalogue B04.
 * Breaks when: the card is switched between selection and proof: the shop has one token, the proof another.
 */

import { always, type CardProperty } from '#sim';
import { activeToken, elementOf, rosterOf } from '../world/cards.ts';

export const aTapKeepsItsToken: CardProperty = {
  name: 'a-tap-keeps-its-token',
  says: 'Within one tap the payment token told to the point of sale is the one that signs.',
  kind: 'safety',
  subject: 'cards',
  source: 'B04 EMV, ours',
  breaks: [{ scenario: 'tap-during-switch', change: { with: { 'tap-lock': 'none' } } }],
  test: always(
    world =>
      rosterOf(world).devices.every(device => {
        const { durable, volatile } = elementOf(world, device);
        return volatile.tap === undefined || activeToken(durable, volatile.tap.cardType) === volatile.tap.token;
      }),
    world => rosterOf(world).devices.some(device => elementOf(world, device).volatile.tap !== undefined),
  ),
};
