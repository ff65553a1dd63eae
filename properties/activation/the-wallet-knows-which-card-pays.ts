/**
 * Stabilises: in the end the wallet does not leave it open which card pays. A new app in which nobody has signed in shows no
 * card, and is excepted.
 *
 * Clause: ours, over P1-F [inf-M]. Catalogue F02, the wallet's side.
 * Breaks when: the element does not say which card pays when it is asked; or the app waits for the answer to a command that
 * was lost with the power of the element.
 */
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { rosterOf, walletOf } from '../world/cards.ts';

/** What the wallets show: of each type a card, none, or that it is not known. */
const shownIn = (world: WorldView): readonly (string | null)[] =>
  rosterOf(world).devices.flatMap(device => {
    const { shown, unowned } = walletOf(world, device);
    return unowned ? [] : Object.values(shown);
  });

export const theWalletKnowsWhichCardPays: CardProperty = {
  name: 'the-wallet-knows-which-card-pays',
  says: 'In the end the wallet shows of each type which card pays, or that none does.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F02 ours',
  breaks: [
    { scenario: 'reinstall', change: { mutant: 'silent-about-selection' } },
    { scenario: 'torn-switch', change: { mutant: 'keeps-lost-commands' } },
  ],
  test: stabilises(
    world => !shownIn(world).includes('unknown'),
    world => shownIn(world).some(shown => shown !== null),
  ),
};
