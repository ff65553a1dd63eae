/** The issuer's ledger: an entry for every charge. An authorisation that is asked for again is not charged again. [inf-M] */
import type { IssuerContext, Of, Scope } from './context.ts';

type Authorise = Of<'authorisation.request'>;

/** The durable part after each action. */
export const ledgerWrites = {
  /** One more charge. */
  charge: ({ context: { durable }, event }: Scope): IssuerContext['durable'] => {
    const { authorisation, card, amount } = event as Authorise;
    return { ...durable, ledger: [...durable.ledger, { authorisation, card, amount }] };
  },
};

export const ledgerGuards = {
  /** This very authorisation has been charged already. */
  isCharged: ({ context: { durable }, event }: Scope) =>
    durable.ledger.some(({ authorisation }) => authorisation === (event as Authorise).authorisation),
  /** A question about a card that the issuer can vouch for, or charge. */
  isAuthentic: ({ event }: Scope, { authentic }: { authentic: readonly string[] }) =>
    'card' in event && authentic.includes(event.card),
};
