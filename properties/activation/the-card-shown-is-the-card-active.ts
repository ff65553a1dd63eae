/**
 * Always: the card a terminal shows as the one that pays is the one active in its element.
 *
 * Clause: ours; one half of catalogue D14.
 * Breaks when: the terminal shows the requested card; an activation refused during a tap is executed after it; or a
 * restarted app accepts an answer to a command from before the restart.
 */

import { cardTypes } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { activeToken, elementOf, rosterOf, walletOf } from '../world/cards.ts';

/**
 * For each device and type, unless the app shows "unknown": the payment tokens of the card shown and of the active
 * card.
 */
const shownAndActive = (world: WorldView) =>
  rosterOf(world).devices.flatMap(device => {
    const { shown, bindings } = walletOf(world, device);
    const memory = elementOf(world, device).durable;
    return cardTypes.flatMap(cardType => {
      const card = shown[cardType];
      if (card === 'unknown') return [];
      return { shown: card === null ? null : bindings[card]?.token, active: activeToken(memory, cardType) };
    });
  });

export const theCardShownIsTheCardActive: CardProperty = {
  name: 'the-card-shown-is-the-card-active',
  says: 'The card shown as active is the one active in the element.',
  kind: 'safety',
  subject: 'cards',
  source: 'D14 ours',
  breaks: [
    { scenario: 'switch-card', change: { with: { 'shown-card': 'requested' } } },
    { scenario: 'tap-during-switch', change: { mutant: 'refusal-not-final' } },
    { scenario: 'crashed-quick-switch', change: { mutant: 'believes-old-answers' } },
  ],
  test: always(
    world => shownAndActive(world).every(({ shown, active }) => shown === active),
    world => shownAndActive(world).some(({ shown, active }) => shown !== null || active !== null),
  ),
};
