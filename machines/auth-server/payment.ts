/**
 * The auth server's part in paying (P1, P5): judge the transaction in one step, have the issuer charge the card, tell the
 * point of sale. One region a slot; a transaction refused takes a slot as well, so that asking again changes nothing.
 *
 * An issuer that stays silent is no decline: it may have charged the card. The transaction stays open for the late answer.
 */
import { issuerServer, type Terms } from '../protocol/party-name.ts';
import type { Scope, Transaction } from './context.ts';
import type { Verify } from './verification.ts';

/** The life of one transaction slot. */
export function transactionSlot(slot: number, { safeguards }: Terms) {
  const by = <Type extends string>(type: Type) => ({ type, params: { slot, safeguards } });
  const is = (state: Transaction['state']) => ({ type: 'isTransaction', params: { slot, state } }) as const;
  const enters = (state: Transaction['state']) => ({ type: 'mirrorTransaction', params: { slot, state } }) as const;
  const held = ({ context }: Scope) => context.durable.transactions[slot]!;
  const asks = {
    type: 'send' as const,
    params: (scope: Scope) => {
      const { authorisation, card, amount } = held(scope);
      return { to: issuerServer, message: { type: 'authorisation.request', authorisation, card, amount } };
    },
  };
  const tells = (outcome: 'approved' | 'declined') => ({
    type: 'send' as const,
    params: (scope: Scope) => {
      const { shop, nonce, reason } = held(scope);
      const because = outcome === 'approved' ? {} : { reason: reason ?? 'issuerDeclined' };
      return { to: shop, message: { type: 'transaction.result', nonce, outcome, ...because } };
    },
  });
  const again = (more: object) =>
    safeguards['transaction-freshness'] === 'none'
      ? {}
      : { 'transaction.verify': { guard: by('sameTransaction'), ...more } };
  const ended = (outcome: 'approved' | 'declined') => ({
    entry: enters(outcome),
    on: {
      ...again({ actions: tells(outcome), description: 'The same transaction again: the same answer.' }),
      'authorisation.answer': { guard: by('myAuthorisation'), description: 'A repeated answer: nothing to do.' },
    },
  });

  return {
    initial: 'start',
    description: `Transaction slot ${slot + 1}.`,
    states: {
      start: {
        description: 'Looks up the transaction.',
        always: [
          { guard: is('authorising'), target: 'authorising.askedAgain', description: 'Asks the issuer once more.' },
          { guard: is('approved'), target: 'approved', description: 'The transaction is approved.' },
          { guard: is('declined'), target: 'declined', description: 'The transaction is declined.' },
          { target: 'free', description: 'The slot was never used.' },
        ],
      },
      free: {
        description: 'Never used.',
        on: {
          'transaction.verify': [
            {
              guard: by('accepts'),
              target: 'authorising',
              actions: by('writeTransaction'),
              description: 'Row, proof and counter are good: the transaction is decided, the issuer is asked.',
            },
            {
              guard: by('takes'),
              target: 'declined',
              actions: [by('writeTransaction'), tells('declined')],
              description: 'Row, proof or counter are not good: declines.',
            },
          ],
        },
      },
      authorising: {
        description: 'Waits for the issuer.',
        initial: 'asked',
        entry: enters('authorising'),
        on: {
          ...again({ description: 'The same transaction again: the answer is on its way.' }),
          'authorisation.answer': [
            {
              guard: by('authorised'),
              target: 'approved',
              actions: tells('approved'),
              description: 'The card is charged: tells the point of sale.',
            },
            {
              guard: by('myAuthorisation'),
              target: 'declined',
              actions: tells('declined'),
              description: 'The issuer does not charge the card.',
            },
          ],
        },
        states: {
          asked: {
            description: 'Has asked the issuer once.',
            entry: asks,
            after: { issuerTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked the issuer for the last time, and would still take a late answer.',
            entry: asks,
          },
        },
      },
      approved: { description: 'Approved; the card is charged.', ...ended('approved') },
      declined: { description: 'Declined, and never approved again.', ...ended('declined') },
    },
  };
}

/** What is answered where no slot can take a transaction. */
export const noSlot = {
  actions: {
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const { shop, nonce } = event as Verify;
      return {
        to: shop,
        message: { type: 'transaction.result', nonce, outcome: 'declined', reason: 'noCapacity' },
      };
    },
  },
  description: 'No slot can take the transaction.',
} as const;
