/**
 * The card holder: asks to add a card, is told how it went, and may ask again where it did not work. Adding is a person's
 * own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import { setup } from 'xstate';
import type { CardType, Device } from '../protocol/card.ts';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { Terms } from '../protocol/party-name.ts';

/** The card holder's intent: add a card, naming its type (rightly or not). */
export interface HolderBind {
  readonly type: 'holder.bind';
  readonly card: string;
  readonly claimedType: CardType;
  /** Where: the device’s name. */
  readonly device: string;
}

type Event = HolderBind | Extract<CardMessage, { type: 'bind.done' | 'bind.failed' }>;

const asksOn = (device: Device) =>
  sendFrom<unknown, HolderBind>(device.terminal, ({ event: { card, claimedType } }) => ({
    type: 'bind.start',
    card,
    claimedType,
  }));

const holder = setup({
  types: { events: {} as Event },
  actions: effects,
  guards: {
    mine: ({ event }, { card }: { card: string }) => event.card === card,
    mineOn: ({ event }, { card, device }: { card: string; device: string }) =>
      event.type === 'holder.bind' && event.card === card && event.device === device,
  },
});

/** What the holder knows of one card. */
function adding(card: string, devices: readonly Device[], alreadyHas: boolean) {
  const mine = { type: 'mine', params: { card } } as const;
  const ask = devices.map(device => ({
    guard: { type: 'mineOn', params: { card, device: device.name } } as const,
    target: 'waiting',
    actions: asksOn(device),
    description: 'Asks the terminal to add the card.',
  }));
  const done = { guard: mine, target: 'has', description: 'Is told that the card can be used.' };
  return {
    initial: alreadyHas ? 'has' : 'without',
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
  };
}

export function cardHolderChart({ roster: { cards, devices, bound } }: Terms) {
  return holder.createMachine({
    id: 'cardHolder',
    description: 'The card holder.',
    type: 'parallel',
    states: {
      binding: {
        description: 'What the card holder knows of adding cards.',
        type: 'parallel',
        states: Object.fromEntries(
          cards.map(({ name }) => [
            name,
            adding(
              name,
              devices,
              bound.some(({ card }) => card === name),
            ),
          ]),
        ),
      },
    },
  });
}
