/**
 * A new app puts its list of cards together (P5 speaks of synchronising [lex]; the flow is ours): the element says what it
 * holds, the auth server says what of that is live, and what is not is erased. An app that merely restarted needs none of
 * this: its own memory says what is unfinished.
 */
import { cardTypes } from '../protocol/card.ts';
import { authServer, cardHolder, type DeviceTerms } from '../protocol/party-name.ts';
import type { Scope } from './context.ts';

/** Putting the list together, for all cards at once. */
export function reconciliation({ device, roster }: DeviceTerms) {
  const lists = { type: 'send' as const, params: { to: device.secureElement, message: { type: 'records.list' } } };
  const asks = {
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const { installation, listing } = context.durable;
      const { request, told } = listing!;
      return { to: authServer, message: { type: 'reconcile.request', request, installation, ...told! } };
    },
  };
  const shows = {
    type: 'send' as const,
    params: ({ context: { durable } }: Scope) => {
      // In the order of the roster: the keys of an object have none.
      const named = (bound: boolean) =>
        roster.cards
          .map(({ name }) => name)
          .filter(name => name in durable.bindings && (durable.bindings[name]!.state === 'bound') === bound);
      return { to: cardHolder, message: { type: 'wallet.shown', bound: named(true), underWay: named(false) } };
    },
  };
  const asksElement = cardTypes
    .filter(cardType => roster.cards.some(({ type }) => type === cardType))
    .map(cardType => ({
      type: 'send' as const,
      params: { to: device.secureElement, message: { type: 'selection.ask', cardType } },
    }));
  const answered = [
    {
      guard: 'myListing' as const,
      target: 'settled',
      actions: [shows, ...asksElement],
      description: 'Knows which cards there are, and shows them.',
    },
    { description: 'The answer to an earlier question: nothing to do.' },
  ];
  const readsAgain = {
    'element.reset': { target: 'reading', reenter: true, description: 'The element has power again: asks it anew.' },
  };
  const repeated = { 'records.listed': { description: 'Has the list already.' } };

  return {
    initial: 'start',
    description: 'Putting the list of cards together.',
    states: {
      start: {
        description: 'Looks up whether there is a list.',
        always: [
          { guard: 'wasListing' as const, target: 'reading', description: 'There is none yet.' },
          { target: 'settled', description: 'There is one.' },
        ],
      },
      settled: {
        description: 'There is a list.',
        entry: 'endListing' as const,
        on: { 'reconcile.answer': { description: 'A late answer: nothing to do.' }, ...repeated },
      },
      reading: {
        description: 'Asks the element what it holds.',
        entry: lists,
        on: {
          'records.listed': { target: 'asking', actions: 'keepListed' as const, description: 'Has its list.' },
          // Asked before a restart or a power loss: nothing can have been deleted since, so it is as good as new.
          'reconcile.answer': answered,
          ...readsAgain,
        },
      },
      asking: {
        description: 'Asks the auth server what of that is live.',
        initial: 'asked',
        on: { 'reconcile.answer': answered, ...readsAgain, ...repeated },
        states: {
          asked: {
            description: 'Has asked once.',
            entry: asks,
            after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked for the last time.',
            entry: asks,
            after: { replyTimeout: { target: 'unanswered', description: 'Still no answer: waits for it.' } },
          },
          unanswered: { description: 'Would still take the answer, and asks again after a restart or a power-up.' },
        },
      },
    },
  };
}
