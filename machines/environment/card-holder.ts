/**
 * The card holder: asks to add a card, is told how it went, and may ask again where it did not work. Adding is a person's
 * own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import { assign, enqueueActions, setup } from 'xstate';
import { type CardType, cardTypes, type Device } from '../protocol/card.ts';
import { effects, sendFrom } from '../protocol/effect.ts';
import type { CardMessage } from '../protocol/message.ts';
import { authServer, type Terms } from '../protocol/party-name.ts';
import { deleting, type HolderDelete, isShown, type Shown } from './deletion.ts';
import { type MigrationEvent, migrating } from './migration.ts';
import { type HolderTap, type PaymentTold, paying } from './payment.ts';

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

type Told = Extract<
  CardMessage,
  {
    type:
      | 'bind.done'
      | 'bind.failed'
      | 'activation.done'
      | 'activation.failed'
      | 'delete.done'
      | 'delete.queued'
      | 'delete.failed'
      | 'wallet.shown';
  }
>;
type Event = HolderBind | HolderSelect | HolderDelete | HolderTap | Told | PaymentTold | MigrationEvent;

const asksOn = (device: Device) =>
  sendFrom<unknown, HolderBind>(device.terminal, ({ event: { card, claimedType } }) => ({
    type: 'bind.start',
    card,
    claimedType,
  }));

/** What the holder keeps: the migrations he is asked to approve. */
interface HolderContext {
  readonly durable: { readonly asked?: readonly string[] };
}

const holder = setup({
  types: { events: {} as Event, context: {} as HolderContext },
  actions: {
    ...effects,
    keepAsked: assign({
      durable: ({ context: { durable }, event }) => {
        const { request } = event as Extract<Event, { type: 'approval.ask' }>;
        return { asked: [...new Set([...(durable.asked ?? []), request])].sort() };
      },
    }),
    forgetAsked: assign({ durable: {} }),
    /** Approves what was asked, to the server that asked. */
    approve: enqueueActions(({ context, enqueue }) => {
      for (const request of context.durable.asked ?? []) {
        enqueue({ type: 'send', params: { to: authServer, message: { type: 'approval.give', request } } });
        enqueue({ type: 'report', params: { type: 'owner.approved', request } });
      }
    }),
  },
  guards: {
    mine: ({ event }, { card }: { card: string }) => 'card' in event && event.card === card,
    here: ({ event }, { on }: { on: string }) => 'on' in event && event.on === on,
    offered: ({ event }, { on, device }: { on: string; device: string }) =>
      event.type === 'migration.devices' && event.on === on && event.devices.includes(device),
    chosen: ({ event }, { on, device }: { on: string; device: string }) =>
      event.type === 'holder.choose' && event.on === on && event.device === device,
    picked: ({ event }, { on, card }: { on: string; card: string }) =>
      event.type === 'holder.pick' && event.on === on && event.card === card,
    onDevice: ({ event }, { device }: { device: string }) => 'device' in event && event.device === device,
    shownAs: ({ event }, shown: Shown) => isShown({ ...event }, shown),
    mineOn: ({ event }, { card, device }: { card: string; device: string }) =>
      'device' in event && 'card' in event && event.card === card && event.device === device,
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
  const { news, without, waiting, has, states } = deleting(card, devices, ask);
  const done = { guard: mine, target: 'has', description: 'Is told that the card can be used.' };
  return {
    initial: alreadyHas ? 'has' : 'without',
    description: `What the card holder knows of ${card}.`,
    on: news,
    states: {
      without: { description: 'Has not asked for the card.', on: { 'holder.bind': ask, ...without } },
      waiting: {
        description: 'Has asked and waits to be told.',
        on: {
          'bind.done': done,
          'bind.failed': { guard: mine, target: 'refused', description: 'Is told that it did not work.' },
          ...waiting,
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
      has: { description: 'Was told that the card can be used.', on: has },
      ...states,
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
            [
              `wants ${card}`,
              {
                id: `wants:${card}`,
                description: 'Has picked it and waits to be told.',
                on: {
                  ...on,
                  'wallet.shown': {
                    target: `#failed:${card}`,
                    description: 'Sees the list of a new app, which knows nothing of it.',
                  },
                },
              },
            ],
            [`pays ${card}`, { id: `pays:${card}`, description: 'Was told that the card pays.', on }],
            [`failed ${card}`, { id: `failed:${card}`, description: 'Was told that it did not work.', on }],
          ];
        }),
      ),
    },
  };
}

export function cardHolderChart({ roster }: Terms) {
  const { cards, devices, bound, jobs, shops = [] } = roster;
  const types = cardTypes.filter(cardType => cards.some(({ type }) => type === cardType));
  const namesOf = (cardType: CardType) => cards.filter(({ type }) => type === cardType).map(({ name }) => name);
  return holder.createMachine({
    id: 'cardHolder',
    description: 'The card holder.',
    context: { durable: {} },
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
      ...(jobs ? { migration: migrating(roster) } : {}),
      ...(shops.length > 0 ? { payment: paying(shops[0]!) } : {}),
    },
  });
}
