/**
 * Step: an issuer charges no card that it has blocked, and none whose account it has closed.
 *
 * A charge is an entry of the ledger; that the issuer blocks a card or closes its account is its own decision, an intent.
 * A card that the issuer has decided to unblock may be charged at once.
 *
 * Clause: ours, after token practice. Catalogue I05.
 * Breaks when: the issuer leaves it to the auth server to stop payments, and one is accepted before the server hears.
 */
import type { IssuerContext } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { chargedIn } from '../world/payments.ts';

/** The cards that an issuer has barred: blocked, or without an open account. */
const barredBy = ({ before }: StepView, issuer: string): readonly string[] => {
  const { holds = {}, closed = [] } = (before.local(issuer).context as IssuerContext).durable;
  const blocked = Object.entries(holds).filter(([, { state }]) => state === 'suspending' || state === 'suspended');
  return [...closed, ...blocked.map(([card]) => card)];
};

export const noChargeAfterTheIssuersNo: CardProperty = {
  name: 'no-charge-after-the-issuers-no',
  says: 'An issuer charges no card that it has blocked, and none whose account it has closed.',
  kind: 'safety',
  subject: 'cards',
  source: 'I05 ours',
  breaks: [
    { scenario: 'suspend-and-resume', change: { mutant: 'charges-whatever-comes' } },
    { scenario: 'declined-tap', change: { mutant: 'charges-whatever-comes' } },
  ],
  test: everyStep(
    step => chargedIn(step).every(({ issuer, card }) => !barredBy(step, issuer).includes(card)),
    step => chargedIn(step).length > 0,
  ),
};
