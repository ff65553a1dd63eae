/**
 * Always: the card transaction identifier and the payment token of an accepted transaction are those of one row.
 *
 * Clause: P1, P5: the identifier is for transaction verification [seen]; it travels with the proof [inf-M]. Catalogue D03.
 * Breaks when: an element names another card's identifier, and the server looks at the row and not at the payment token.
 */
import { always, type CardProperty } from '#sim';
import { rowsOf } from '../world/cards.ts';
import { acceptedOf, hasAccepted } from '../world/payments.ts';

export const theIdentifiersAreOfOneRow: CardProperty = {
  name: 'the-identifiers-are-of-one-row',
  says: 'The card transaction identifier and the payment token of an accepted payment are those of one row.',
  kind: 'safety',
  subject: 'cards',
  source: 'D03 [inf-M] P1, P5',
  breaks: [{ scenario: 'tap-to-pay', change: { mutant: 'crossed-identifiers', with: { 'mapping-check': 'none' } } }],
  test: always(
    world =>
      acceptedOf(world).every(({ transaction, token }) =>
        rowsOf(world).some(row => row.transaction === transaction && row.token === token),
      ),
    hasAccepted,
  ),
};
