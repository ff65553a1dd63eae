/**
 * Always: the card a device shows as active is in the wallet of that device.
 *
 * Clause: ours. Catalogue E13.
 * Breaks when: the old device still shows a card that has moved away.
 */

import { cardTypes } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { rosterOf, walletOf } from '../world/cards.ts';

/** Every card that a device shows as active, with the bindings in the wallet of that device. */
const shownOn = (world: WorldView) =>
  rosterOf(world).devices.flatMap(device => {
    const { shown, bindings } = walletOf(world, device);
    return cardTypes.flatMap(type => {
      const card = shown[type];
      return card === null || card === 'unknown' ? [] : { card, bindings };
    });
  });

export const aShownCardIsBoundThere: CardProperty = {
  name: 'a-shown-card-is-bound-there',
  says: 'The card a device shows as the one that pays is bound on that device.',
  kind: 'safety',
  subject: 'cards',
  source: 'E13 ours',
  breaks: [{ scenario: 'migrate-card', change: { mutant: 'default-left-behind' } }],
  test: always(
    world => shownOn(world).every(({ card, bindings }) => card in bindings),
    world => shownOn(world).length > 0,
  ),
};
