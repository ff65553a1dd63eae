/**
 * The card holder: asks to add a card, is told how it went, and may ask again where it did not work. Adding is a person's
 * own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import { setup } from 'xstate';
import { type CardType, cardTypes, type Device } from '../protocol/card.ts';
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

/** The card holder's intent: pay with this card from now on. */
export interface HolderSelect {
  readonly type: 'holder.select';
  readonly card: string;
  readonly device: string;
}

type Told = Extract<CardMessage, { type: 'bind.done' | 'bind.failed' | 'activation.done' | 'activation.failed' }>;
type Event = HolderBind | HolderSelect | Told;

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
      'device' in event && event.card === card && event.device === device,
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

/** What the holder knows of which card of a type pays. */
function selecting(cardType: CardType, cards: readonly string[], devices: readonly Device[]) {
  const picks = cards.flatMap(card =>
    devices.map(device => ({
      guard: { type: 'mineOn', params: { card, device: device.name } } as const,
      target: `#wants:${card}`,
      reenter: true,
      actions: sendFrom<unknown, HolderSelect>(device.terminal, () => ({ type: 'card.select', card })),
      description: 'Picks the card to pay with.',
    })),
  );
  const told = (card: string) => ({ type: 'mine', params: { card } }) as const;
  return {
    initial: 'content',
    description: `Which ${cardType} card the holder wants to pay with.`,
    on: { 'holder.select': picks },
    states: {
      content: {
        description: 'Has not picked a card.',
        on: {
          'activation.done': cards.map(card => ({ guard: told(card), description: 'Is told which card pays.' })),
        },
      },
      ...Object.fromEntries(
        cards.flatMap(card => {
          const others = cards.filter(other => other !== card);
          const done = { guard: told(card), target: `#pays:${card}`, description: 'Is told that the card now pays.' };
          const failed = { guard: told(card), target: `#failed:${card}`, description: 'Is told that it did not work.' };
          const news = others.map(other => ({ guard: told(other), description: 'Is told of a card picked before.' }));
          const on = { 'activation.done': [done, ...news], 'activation.failed': [failed, ...news] };
          return [
            [`wants ${card}`, { id: `wants:${card}`, description: 'Has picked it and waits to be told.', on }],
            [`pays ${card}`, { id: `pays:${card}`, description: 'Was told that the card pays.', on }],
            [`failed ${card}`, { id: `failed:${card}`, description: 'Was told that it did not work.', on }],
          ];
        }),
      ),
    },
  };
}

export function cardHolderChart({ roster: { cards, devices, bound } }: Terms) {
  const types = cardTypes.filter(cardType => cards.some(({ type }) => type === cardType));
  const namesOf = (cardType: CardType) => cards.filter(({ type }) => type === cardType).map(({ name }) => name);
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
      activation: {
        description: 'Which card of each type the holder wants to pay with.',
        type: 'parallel',
        states: Object.fromEntries(types.map(cardType => [cardType, selecting(cardType, namesOf(cardType), devices)])),
      },
    },
  });
}
