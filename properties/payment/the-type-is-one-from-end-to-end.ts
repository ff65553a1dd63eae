/**
 * Always: the type charged is the type of the card, of its row, of the instance that signed, and of the tap.
 *
 * Clause: P1, P5 [seen]: the matching instance verifies cards of its type. Catalogue D05, D16.
 * Breaks when: an element answers with the wrong instance and the server does not compare it with the row.
 */

import { always, type CardProperty } from '#sim';
import { memoriesOf, rosterOf, rowsOf } from '../world/cards.ts';
import { acceptedOf, hasAccepted } from '../world/payments.ts';

export const theTypeIsOneFromEndToEnd: CardProperty = {
  name: 'the-type-is-one-from-end-to-end',
  says: 'The card type of the instance named at the point of sale, of the proof, of the row and of the card charged is one and the same.',
  kind: 'safety',
  subject: 'cards',
  source: 'D05, D16 [seen] P1, P5',
  breaks: [{ scenario: 'tap-to-pay', change: { mutant: 'wrong-instance', with: { 'mapping-check': 'none' } } }],
  test: always(
    world =>
      acceptedOf(world).every(({ aid, proof, transaction, card }) => {
        const row = rowsOf(world).find(each => each.transaction === transaction);
        const selected = memoriesOf(world).flatMap(({ instances }) => instances.filter(each => each.aid === aid));
        const charged = rosterOf(world).cards.find(({ name }) => name === card);
        return (
          selected.length > 0 &&
          selected.every(({ cardType }) =>
            [proof.key.cardType, row?.cardType, charged?.type].every(type => type === cardType),
          )
        );
      }),
    hasAccepted,
  ),
};
