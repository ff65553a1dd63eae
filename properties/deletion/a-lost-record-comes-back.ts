/**
 * Sometimes: the record of a live row that the element had lost is in the element again, and the wallet has the card.
 *
 * Clause: ours. Guards against a reconciliation that only removes records.
 * Breaks when: a new app does not report the records of its element.
 */

import { type CardProperty, sometimes } from '#sim';
import { elementOf, rosterOf, walletOf } from '../world/cards.ts';

export const aLostRecordComesBack: CardProperty = {
  name: 'a-lost-record-comes-back',
  says: 'The record of a live row that the element had lost comes back, and the wallet has the card.',
  kind: 'reachability',
  subject: 'cards',
  source: 'F02 ours',
  breaks: [{ scenario: 'late-store-after-delete', change: { with: { reconciliation: 'none' } } }],
  test: sometimes(world =>
    rosterOf(world).bound.some(({ card, device: on, unstored }) => {
      const device = rosterOf(world).devices.find(({ name }) => name === on)!;
      const { state, transaction } = walletOf(world, device).bindings[card] ?? {};
      const { records } = elementOf(world, device).durable;
      return unstored && state === 'bound' && records.some(record => record.transaction === transaction);
    }),
  ),
};
