/**
 * The issuer server: knows its cards, says whether the authentication information given for one is right, and which type
 * the card is of; charges them when asked. Message flow [inf-M].
 */

import { sendFrom } from '../chart/effect.ts';
import { bindsByOneTap } from '../protocol/card.ts';
import { authServer, issuerOf, issuerServer, type Terms } from '../protocol/party-name.ts';
import { authorisation } from './authorisation.ts';
import type { IssuerContext, Of } from './context.ts';
import { issuing, newIssuer } from './links.ts';
import { oneTap } from './one-tap.ts';
import { suspending } from './suspension.ts';

type Authenticate = Of<'card.authenticate'>;

/** The chart of one issuer; a world may have several, each with cards of its own. */
export function issuerServerChart(terms: Terms, name: string = issuerServer) {
  const { roster } = terms;
  const suspends = roster.suspends?.includes('issuer');
  const known = (card: string) => roster.cards.find(each => each.name === card);
  const ours = roster.cards.filter(card => issuerOf(roster, card.name) === name).map(card => card.name);
  const away = roster.away?.includes(name);
  const authentic = roster.cards.filter(card => card.authentic).map(card => card.name);
  return issuing.createMachine({
    id: 'issuerServer',
    description: 'The issuer server: vouches for its cards and charges them.',
    context: newIssuer(roster, ours),
    initial: away ? 'away' : 'serving',
    on: { crash: { target: '.down', description: 'The server stops; what it keeps stays.' } },
    states: {
      ...(away
        ? {
            away: {
              description: 'Takes messages and never answers.',
              on: { 'quick.request': { description: 'Nobody answers.' } },
            },
          }
        : {}),
      serving: {
        description: 'Answers what it is asked.',
        // Without users nobody binds by one tap, and the server stays the plain one.
        ...(bindsByOneTap(roster) || suspends
          ? {
              type: 'parallel' as const,
              states: {
                ...(bindsByOneTap(roster) ? Object.fromEntries(ours.map(card => [card, oneTap(card, terms)])) : {}),
                ...(suspends
                  ? {
                      suspension: {
                        description: 'Which cards are blocked.',
                        type: 'parallel' as const,
                        states: Object.fromEntries(ours.map(card => [card, suspending(card)])),
                      },
                    }
                  : {}),
              },
            }
          : {}),
        on: {
          'card.authenticate': [
            ...(suspends
              ? [
                  {
                    guard: 'blocked' as const,
                    description: 'The card is blocked.',
                    actions: sendFrom<IssuerContext, Authenticate>(authServer, ({ event: { transaction, card } }) => ({
                      type: 'card.refused',
                      transaction,
                      card,
                      reason: 'blocked',
                    })),
                  },
                ]
              : []),
            {
              guard: { type: 'among', params: { cards: authentic } },
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
      down: {
        tags: 'down',
        description: 'Not running.',
        on: { restart: { target: 'recovering', description: 'Starts again.' } },
      },
      recovering: {
        tags: 'busy',
        description: 'Starting.',
        after: { 0: { target: 'serving', description: 'Is ready again.' } },
      },
    },
  });
}
