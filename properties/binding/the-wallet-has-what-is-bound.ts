/**
 * Stabilises: in the end each card that a wallet has as bound is bound there: its row is live, and its record is in the
 * element.
 *
 * Clause: ours. Catalogue F02, the wallet's side.
 * Breaks when: the server forgets a migration in a crash, and the new device keeps its record.
 */
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { isLive, rosterOf, rowsOf, walletOf } from '../world/cards.ts';
import { cardsOn } from '../world/storage.ts';

/** The cards that wallets have as bound, with their devices. */
const shownBound = (world: WorldView) =>
  rosterOf(world).devices.flatMap(device =>
    Object.entries(walletOf(world, device).bindings)
      .filter(([, { state }]) => state === 'bound')
      .map(([card]) => ({ card, device })),
  );

export const theWalletHasWhatIsBound: CardProperty = {
  name: 'the-wallet-has-what-is-bound',
  says: 'In the end each card that a wallet has as bound has a live row and its record on that device.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F02 ours',
  breaks: [{ scenario: 'crashed-migration', change: { profile: 'published' } }],
  test: stabilises(
    world =>
      shownBound(world).every(({ card, device }) =>
        rowsOf(world).some(
          row =>
            row.card === card &&
            row.element === device.element &&
            isLive(row) &&
            cardsOn(world, device).includes(row.transaction),
        ),
      ),
    world => shownBound(world).length > 0,
  ),
};
