/**
 * The card holder: asks to add a card, is told how it went, and may ask again where it did not work. Adding is a person's
 * own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import { setup } from 'xstate';
import type { CardType } from '../protocol/card.ts';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { type Terms, terminal } from '../protocol/party-name.ts';

/** The card holder's intent: add a card, naming its type (rightly or not). */
export interface HolderBind {
  readonly type: 'holder.bind';
  readonly card: string;
  readonly claimedType: CardType;
}

type Event = HolderBind | Extract<CardMessage, { type: 'bind.done' | 'bind.failed' }>;

const asks = sendFrom<unknown, HolderBind>(terminal, ({ event: { card, claimedType } }) => ({
  type: 'bind.start',
  card,
  claimedType,
}));

const holder = setup({
  types: { events: {} as Event },
  actions: effects,
  guards: { mine: ({ event }, { card }: { card: string }) => event.card === card },
});

/** What the holder knows of one card. */
function adding(card: string) {
  const mine = { type: 'mine', params: { card } } as const;
  const ask = { guard: mine, target: 'waiting', actions: asks, description: 'Asks the terminal to add the card.' };
  const done = { guard: mine, target: 'has', description: 'Is told that the card can be used.' };
  return {
    initial: 'without',
    description: `What the card holder knows of ${card}.`,
    states: {
      without: { description: 'Has not asked for the card.', on: { 'holder.bind': ask } },
      waiting: {
        description: 'Has asked and waits to be told.',
        on: {
          'bind.done': done,
          'bind.failed': { guard: mine, target: 'refused', description: 'Is told that it did not work.' },
        },
      },
      refused: {
        description: 'Was told that it did not work; may ask again.',
        on: {
          'holder.bind': ask,
          'bind.done': { ...done, description: 'Is told that it worked after all.' },
          'bind.failed': { guard: mine, description: 'Is told once more that it did not work.' },
        },
      },
      has: { description: 'Was told that the card can be used.' },
    },
  } as const;
}

export function cardHolderChart({ roster }: Terms) {
  return holder.createMachine({
    id: 'cardHolder',
    description: 'The card holder.',
    type: 'parallel',
    states: Object.fromEntries(roster.cards.map(({ name }) => [name, adding(name)])),
  });
}
