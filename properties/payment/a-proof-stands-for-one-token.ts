/**
 * Always: every proof in the world verifies for one payment token at most.
 *
 * The property is about possible verifications, not past ones: a party that has a proof chooses the token for it.
 *
 * Clause: EMV, and ours; the patents' key design is not in the seen text. Catalogue D04.
 * Breaks when: all cards of a type share the instance's key, and nothing signed names the payment token.
 */
import { always, type CardProperty } from '#sim';
import { proofsOf, tokensBeside, verifiesFor } from '../world/payments.ts';

export const aProofStandsForOneToken: CardProperty = {
  name: 'a-proof-stands-for-one-token',
  says: 'Every proof verifies for at most one payment token.',
  kind: 'safety',
  subject: 'cards',
  source: 'D04 EMV, ours',
  breaks: [{ scenario: 'tap-to-pay', change: { with: { 'key-design': 'shared-block' } } }],
  test: always(
    world =>
      proofsOf(world).every(proof => tokensBeside(world, proof).filter(token => verifiesFor(proof, token)).length <= 1),
    world => proofsOf(world).some(proof => tokensBeside(world, proof).length > 1),
  ),
};
