/**
 * Always, at rest: if a card of a type was active in the first world, a card of that type is active. The requirement
 * ends when a card of the type is deleted or moves away: then the card holder picks again.
 *
 * Clause: P2's two steps [seen], and a power loss between them (ours). Catalogue B03.
 * Breaks when: power is lost after the payment token is replaced and before it is activated.
 */

import { always, type CardProperty } from '#sim';
import { activeToken, elementOf, paidAtFirst, rosterOf } from '../world/cards.ts';
import { allStillThere } from '../world/storage.ts';

export const aSwitchLeavesACardPaying: CardProperty = {
  name: 'a-switch-leaves-a-card-paying',
  says: 'Whatever cuts a switch short, the old card or the new one pays.',
  kind: 'safety',
  subject: 'cards',
  source: 'B03 [seen] P2 for the two steps',
  breaks: [
    { scenario: 'torn-switch-of-field', change: { with: { 'atomic-activation': 'two-writes' } } },
    { scenario: 'torn-switch', change: { with: { 'atomic-activation': 'two-writes' } } },
  ],
  test: always(
    world =>
      rosterOf(world).devices.every(device => {
        if (world.local(device.secureElement).value !== 'ready') return true;
        const memory = elementOf(world, device).durable;
        return paidAtFirst(world, device).every(
          ({ cardType }) => activeToken(memory, cardType) !== null || !allStillThere(world, device, cardType),
        );
      }),
    // The card active in the first world is not active now, though no card of its type was removed.
    world =>
      rosterOf(world).devices.some(device =>
        paidAtFirst(world, device).some(
          ({ cardType, token }) =>
            activeToken(elementOf(world, device).durable, cardType) !== token && allStillThere(world, device, cardType),
        ),
      ),
  ),
};
