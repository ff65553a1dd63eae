/**
 * Step: a selected element answers with the payment token of the card its terminal shows, unless it shows none.
 *
 * At selection the device is in the reader's field. Other properties cover the rest: the tap keeps its token, a proof
 * stands for one token, and the server charges the card of that token's row.
 *
 * Clause: ours. Catalogue D14.
 * Breaks when: the terminal shows the requested card before the element has switched.
 */

import { type CardProperty, everyStep, type StepView } from '#sim';
import { elementOf, rosterOf, walletOf } from '../world/cards.ts';

const isSelected = ({ message: { type } }: StepView['sends'][number]): boolean => type === 'instance.selected';

export const theCardShownIsTheCardCharged: CardProperty = {
  name: 'the-card-shown-is-the-card-charged',
  says: 'The card a tap is charged to is the card shown when the device is tapped, or none is shown.',
  kind: 'safety',
  subject: 'cards',
  source: 'D14 ours',
  breaks: [{ scenario: 'tap-during-switch', change: { with: { 'shown-card': 'requested' } } }],
  test: everyStep(
    ({ before, sends }) =>
      sends.filter(isSelected).every(({ from, message }) => {
        const device = rosterOf(before).devices.find(({ secureElement }) => secureElement === from)!;
        const { shown, bindings } = walletOf(before, device);
        const { instances } = elementOf(before, device).durable;
        const card = shown[instances.find(({ aid }) => aid === message.aid)!.cardType];
        return card === 'unknown' || (card !== null && bindings[card]?.token === message.token);
      }),
    ({ sends }) => sends.some(isSelected),
  ),
};
