/**
 * The issuer server: knows its cards, says whether the authentication information given for one is right, and which type
 * the card is of; charges them when asked. Message flow [inf-M].
 */
import { assign, setup } from 'xstate';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { authServer, type Terms } from '../protocol/party-name.ts';
import { type Authorise, authorisation, charged, type IssuerContext, isCharged } from './authorisation.ts';

type Authenticate = Extract<CardMessage, { type: 'card.authenticate' }>;
type Event = Authenticate | Authorise | { type: 'crash' } | { type: 'restart' };

export function issuerServerChart(terms: Terms) {
  const { roster } = terms;
  const known = (name: string) => roster.cards.find(card => card.name === name);
  return setup({
    types: { context: {} as IssuerContext, events: {} as Event },
    actions: { ...effects, charge: assign({ durable: scope => charged(scope) }) },
    guards: {
      authentic: ({ event }) => event.type === 'card.authenticate' && known(event.card)?.authentic === true,
      isCharged: scope => isCharged(scope),
      /** The account is one of the issuer’s, and open. */
      open: ({ event }) => known((event as Authorise).card)?.authentic === true,
    },
  }).createMachine({
    id: 'issuerServer',
    description: 'The issuer server: vouches for its cards and charges them.',
    context: { durable: { ledger: [] }, volatile: {} },
    initial: 'serving',
    on: { crash: { target: '.down', description: 'The server stops; its ledger stays.' } },
    states: {
      serving: {
        description: 'Answers what it is asked.',
        on: {
          'card.authenticate': [
            {
              guard: 'authentic',
              description: 'The card authentication information is right: names the card’s type.',
              actions: sendFrom<IssuerContext, Authenticate>(authServer, ({ event: { transaction, card } }) => ({
                type: 'card.authenticated',
                transaction,
                card,
                cardType: known(card)!.type,
              })),
            },
            {
              description: 'The card authentication information is wrong.',
              actions: sendFrom<IssuerContext, Authenticate>(authServer, ({ event: { transaction, card } }) => ({
                type: 'card.refused',
                transaction,
                card,
                reason: 'authenticationFailed',
              })),
            },
          ],
          ...authorisation(terms),
        },
      },
      down: { description: 'Not running.', on: { restart: { target: 'recovering', description: 'Starts again.' } } },
      recovering: { description: 'Starting.', after: { 0: { target: 'serving', description: 'Is ready again.' } } },
    },
  });
}
