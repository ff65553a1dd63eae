/** The issuer's ledger: an entry for every charge. An authorisation that is asked for again is not charged again. [inf-M] */
import type { IssuerContext, Of, Scope } from './context.ts';

type Authorise = Of<'authorisation.request'>;

/** The ledger with one more charge. */
export function charged({ context: { durable }, event }: Scope): IssuerContext['durable'] {
  const { authorisation, card, amount } = event as Authorise;
  return { ...durable, ledger: [...durable.ledger, { authorisation, card, amount }] };
}

/** Whether this very authorisation has been charged already. */
export const isCharged = ({ context: { durable }, event }: Scope): boolean =>
  durable.ledger.some(({ authorisation }) => authorisation === (event as Authorise).authorisation);
