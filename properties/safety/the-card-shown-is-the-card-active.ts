/**
 * Always: the card a terminal shows as the one that pays is the one active in its element.
 *
 * Clause: ours; one half of catalogue D14.
 * Breaks when: the terminal shows the card it has asked for; an activation refused during a tap is obeyed after it; or an app that
 * restarted believes an answer to what it commanded before.
 */
import { activeToken, cardTypes } from '#machines';
import { always, type Property } from '#sim';
import { elementOf, walletOf } from '../world/cards.ts';

export const theCardShownIsTheCardActive: Property = {
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
  test: always(world =>
    world.roster.devices.every(device => {
      const { shown, bindings } = walletOf(world, device);
      const memory = elementOf(world, device).durable;
      return cardTypes.every(cardType => {
        const card = shown[cardType];
        if (card === 'unknown') return true;
        return (card === null ? null : bindings[card]?.token) === activeToken(memory, cardType);
      });
    }),
  ),
};
