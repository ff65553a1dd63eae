/**
 * Stabilises: a reinstalled app neither doubles nor loses a card: each card bound at the beginning is deleted, or has
 * one live row, its record, and a place in the wallet.
 *
 * Clause: ours. Catalogue I04.
 * Breaks when: the list of cards is only in the memory of the old app.
 */

import { type CardProperty, stabilises } from '#sim';
import { hasNewApp, isLive, rosterOf, rowsOf, walletOf } from '../world/cards.ts';
import { cardsOn } from '../world/storage.ts';

export const aNewAppFindsItsCards: CardProperty = {
  name: 'a-new-app-finds-its-cards',
  says: 'In the end each card bound before is in the wallet with its one live row and its record, unless it was deleted.',
  kind: 'liveness',
  subject: 'cards',
  source: 'I04 ours',
  breaks: [{ scenario: 'reinstall', change: { with: { reconciliation: 'none' } } }],
  test: stabilises(
    world =>
      rosterOf(world).bound.every(({ card, device: on }) => {
        const device = rosterOf(world).devices.find(({ name }) => name === on)!;
        const rows = rowsOf(world).filter(row => row.card === card && row.element === device.element);
        const live = rows.filter(isLive);
        if (live.length === 0) return rows.some(({ state }) => state === 'deleted');
        const { transaction } = live[0]!;
        const binding = walletOf(world, device).bindings[card];
        return (
          live.length === 1 &&
          cardsOn(world, device).includes(transaction) &&
          binding?.state === 'bound' &&
          binding.transaction === transaction
        );
      }),
    world => rosterOf(world).bound.length > 0 && rosterOf(world).devices.some(device => hasNewApp(world, device)),
  ),
};
