/**
 * Sometimes: an issuer declines a payment that the auth server has accepted, and the card holder sees it.
 *
 * Clause: P1, P5: the issuer's answer may be a decline [inf-M]. Guards against issuers that approve everything.
 * Breaks when: the issuer charges whatever it is asked to charge.
 */
import { type CardProperty, sometimes } from '#sim';
import { acceptedOf, holderPaid } from '../world/payments.ts';

export const anIssuerDeclinesAPayment: CardProperty = {
  name: 'an-issuer-declines-a-payment',
  says: 'An issuer declines a payment that the auth server has accepted, and the card holder sees it.',
  kind: 'reachability',
  subject: 'cards',
  source: 'P1, P5 [inf-M]',
  breaks: [{ scenario: 'declined-tap', change: { mutant: 'charges-whatever-comes' } }],
  test: sometimes(
    world => holderPaid(world) === 'declined' && acceptedOf(world).some(({ state }) => state === 'declined'),
  ),
};
