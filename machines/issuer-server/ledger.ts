/**
 * The issuer's ledger: an entry for every charge and every decline. An authorisation that is asked for again is answered
 * as before. [inf-M]
 */
import { isRight } from '../protocol/card-authentication.ts';
import type { IssuerClose, IssuerContext, Of, OfIssuer, Scope } from './context.ts';
import { isBlocked } from './suspension/memory.ts';

type Authorise = Of<'authorisation.request'>;
type Durable = IssuerContext['durable'];

const entering = ({ context: { durable }, event }: Scope, outcome: 'approved' | 'declined'): Durable => {
  const { authorisation, card, amount } = event as Authorise;
  return { ...durable, ledger: [...durable.ledger, { authorisation, card, amount, outcome }] };
};

/** The durable part after each action. */
export const ledgerWrites = {
  /** One more charge. */
  charge: (scope: Scope) => entering(scope, 'approved'),
  /** One more decline. */
  decline: (scope: Scope) => entering(scope, 'declined'),
  /** The account of a card is closed. */
  close: ({ context: { durable }, event }: Scope): Durable => ({
    ...durable,
    closed: [...new Set([...(durable.closed ?? []), (event as IssuerClose).card])].sort(),
  }),
};

const has = ({ context: { durable }, event }: Scope, decided: 'approved' | 'declined'): boolean =>
  durable.ledger.some(
    ({ authorisation, outcome }) => outcome === decided && authorisation === (event as Authorise).authorisation,
  );

export const ledgerGuards = {
  /** This very authorisation has been charged already. */
  hasCharged: (scope: Scope) => has(scope, 'approved'),
  /** This very authorisation has been declined already. */
  hasDeclined: (scope: Scope) => has(scope, 'declined'),
  /** Card authentication information of a card that the issuer has issued, and as it gave it out. */
  isAuthentic: ({ event }: Scope, { issued }: OfIssuer) => {
    const { card, authentication } = event as Of<'card.authenticate'>;
    return issued.includes(card) && authentication.card === card && isRight(authentication);
  },
  /** A charge of a card that the issuer has issued, has not blocked, and whose account is open. */
  charges: ({ context, event }: Scope, { issued }: OfIssuer) => {
    const { card } = event as Authorise;
    return issued.includes(card) && !isBlocked(context, card) && !context.durable.closed?.includes(card);
  },
};
