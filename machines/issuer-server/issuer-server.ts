/**
 * The issuer server: knows its cards, says whether the authentication information given for one is right, and which type
 * the card is of. Message flow [inf-M].
 */
import { setup } from 'xstate';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { authServer, type Terms } from '../protocol/party-name.ts';

type Authenticate = Extract<CardMessage, { type: 'card.authenticate' }>;
type Event = Authenticate | { type: 'crash' } | { type: 'restart' };

export function issuerServerChart({ roster }: Terms) {
  const known = (name: string) => roster.cards.find(card => card.name === name);
  return setup({
    types: { events: {} as Event },
    actions: effects,
    guards: { authentic: ({ event }) => event.type === 'card.authenticate' && known(event.card)?.authentic === true },
  }).createMachine({
    id: 'issuerServer',
    description: 'The issuer server: vouches for its cards.',
    context: { durable: {}, volatile: {} },
    initial: 'serving',
    on: { crash: { target: '.down', description: 'The server stops; it holds nothing it could lose.' } },
    states: {
      serving: {
        description: 'Answers what it is asked.',
        on: {
          'card.authenticate': [
            {
              guard: 'authentic',
              description: 'The card authentication information is right: names the card’s type.',
              actions: sendFrom<unknown, Authenticate>(authServer, ({ event: { transaction, card } }) => ({
                type: 'card.authenticated',
                transaction,
                card,
                cardType: known(card)!.type,
              })),
            },
            {
              description: 'The card authentication information is wrong.',
              actions: sendFrom<unknown, Authenticate>(authServer, ({ event: { transaction, card } }) => ({
                type: 'card.refused',
                transaction,
                card,
                reason: 'authenticationFailed',
              })),
            },
          ],
        },
      },
      down: { description: 'Not running.', on: { restart: { target: 'recovering', description: 'Starts again.' } } },
      recovering: { description: 'Starting.', after: { 0: { target: 'serving', description: 'Is ready again.' } } },
    },
  });
}
