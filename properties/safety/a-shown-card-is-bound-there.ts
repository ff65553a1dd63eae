/**
 * Always: the card a device shows as the one that pays is bound on that device, or on its way there or away.
 *
 * Clause: ours. Catalogue E13.
 * Breaks when: the old device goes on showing a card that has moved away.
 */
import { cardTypes } from '#machines';
import { always, type Property } from '#sim';
import { walletOf } from '../world/cards.ts';

export const aShownCardIsBoundThere: Property = {
  name: 'a-shown-card-is-bound-there',
  says: 'The card a device shows as the one that pays is bound on that device.',
  kind: 'safety',
  subject: 'cards',
  source: 'E13 ours',
  breaks: [{ scenario: 'migrate-card', change: { mutant: 'default-left-behind' } }],
  test: always(world =>
    world.roster.devices.every(device => {
      const { shown, bindings } = walletOf(world, device);
      return cardTypes.every(type => shown[type] === null || shown[type] === 'unknown' || shown[type]! in bindings);
    }),
  ),
};
