/**
 * The issuer's part in paying: charge the real card and say so. Its ledger has an entry for every charge, and an
 * authorisation asked again is not charged again. [inf-M]
 */
import type { CardMessage } from '../protocol/message.ts';
import { authServer, type Terms } from '../protocol/party-name.ts';
import type { IssuerContext, Scope } from './context.ts';

/** The question the auth server asks. */
export type Authorise = Extract<CardMessage, { type: 'authorisation.request' }>;

/** The ledger with one more charge. */
export function charged({ context: { durable }, event }: Scope): IssuerContext['durable'] {
  const { authorisation, card, amount } = event as Authorise;
  return { ...durable, ledger: [...durable.ledger, { authorisation, card, amount }] };
}

/** Whether this very authorisation has been charged already. */
export const isCharged = ({ context: { durable }, event }: Scope): boolean =>
  durable.ledger.some(({ authorisation }) => authorisation === (event as Authorise).authorisation);

/** What the issuer does when it is asked to charge a card. */
export function authorisation({ roster, safeguards }: Terms) {
  const open = roster.cards.filter(({ authentic }) => authentic).map(({ name }) => name);
  const answers = (outcome: 'approved' | 'declined') => ({
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const message = { type: 'authorisation.answer', authorisation: (event as Authorise).authorisation, outcome };
      return { to: authServer, message };
    },
  });
  return {
    'authorisation.request': [
      ...(safeguards['authorisation-identity'] === 'idempotent'
        ? [
            {
              guard: 'isCharged' as const,
              actions: answers('approved'),
              description: 'Has charged it already: says so again.',
            },
          ]
        : []),
      {
        guard: { type: 'among' as const, params: { cards: open } },
        actions: ['charge' as const, answers('approved')],
        description: 'Charges the card.',
      },
      { actions: answers('declined'), description: 'Does not charge the card.' },
    ],
  };
}
