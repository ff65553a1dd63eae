/**
 * Sometimes: a card that was not active at the beginning becomes active.
 *
 * Clause: P2 [seen]: the purpose of the method. Guards against an empty model.
 * Breaks when: the card holder picks no card.
 */

import { cardTypes } from '#machines';
import { type CardProperty, sometimes } from '#sim';
import { activeToken, memoriesOf, rosterOf, rowsOf } from '../world/cards.ts';

export const anotherCardGetsActive: CardProperty = {
  name: 'another-card-gets-active',
  says: 'A card becomes active that was not at the beginning.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P2 [seen]',
  breaks: [{ scenario: 'two-cards', change: {} }],
  test: sometimes(world =>
    memoriesOf(world).some(memory =>
      cardTypes.some(cardType => {
        const row = rowsOf(world).find(({ token }) => token === activeToken(memory, cardType));
        return row !== undefined && !rosterOf(world).bound.some(({ card, active }) => active && card === row.card);
      }),
    ),
  ),
};
