/**
 * Always: the type charged is the type of the card, of its row, of the instance that signed, and of the tap.
 *
 * Clause: P1, P5 [seen]: the matching instance verifies cards of its type. Catalogue D05.
 * Breaks when: an element answers with the wrong instance and the server does not compare it with the row.
 */

import { always, type CardProperty } from '#sim';
import { rosterOf, rowsOf } from '../world/cards.ts';
import { acceptedOf, hasAccepted } from '../world/payments.ts';

export const theTypeIsOneFromEndToEnd: CardProperty = {
  name: 'the-type-is-one-from-end-to-end',
  says: 'The card type at the point of sale, in the proof, in the row and of the card charged is one and the same.',
  kind: 'safety',
  subject: 'cards',
  source: 'D05 [seen] P1, P5',
  breaks: [{ scenario: 'tap-to-pay', change: { mutant: 'wrong-instance', with: { 'mapping-check': 'none' } } }],
  test: always(
    world =>
      acceptedOf(world).every(({ cardType, proof, token, card }) => {
        const row = rowsOf(world).find(each => each.token === token);
        const charged = rosterOf(world).cards.find(({ name }) => name === card);
        return [proof.key.cardType, row?.cardType, charged?.type].every(type => type === cardType);
      }),
    hasAccepted,
  ),
};
