/**
 * The card holder: asks to add a card, is told how it went, and may ask again where it did not work. Adding is a person's
 * own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import { assign, enqueueActions, setup } from 'xstate';
import { effects, sendFrom } from '../../chart/effect.ts';
import { bindsByOneTap, type CardType, cardTypes, type Device, type Roster } from '../../protocol/card.ts';
import type { CardMessage } from '../../protocol/message.ts';
import { authServer, type Terms } from '../../protocol/party-name.ts';
import { timeouts } from '../../protocol/timeout.ts';
import { type HolderSelect, selecting } from './activation.ts';
import { deleting, type HolderDelete, isShown, type Shown } from './deletion.ts';
import { type MigrationEvent, migrating } from './migration.ts';
import {
  choosing,
  type HolderAnswer,
  type HolderCode,
  type HolderLogin,
  type HolderLogout,
  type HolderProof,
  isAsked,
  seesList,
  signingIn,
  triesAgain,
} from './one-tap.ts';
import { type HolderTap, type PaymentTold, paying } from './payment.ts';
import {
  countedLost,
  type HolderLose,
  isLastAnswer,
  type LostOrders,
  losing,
  type OfDevice,
  type SuspensionTold,
} from './suspension.ts';

/** The card holder's intent: add a card, naming its type (rightly or not). */
export interface HolderBind {
  readonly type: 'holder.bind';
  readonly card: string;
  readonly claimedType: CardType;
  /** Where: the device’s name. */
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
      | 'wallet.shown'
      | 'cards.shown'
      | 'cards.failed'
      | 'session.over'
      | 'code.ask'
      | 'user.ask';
  }
>;
type Event =
  | HolderBind
  | HolderSelect
  | HolderDelete
  | HolderLogin
  | HolderLogout
  | HolderAnswer
  | HolderCode
  | HolderProof
  | HolderTap
  | Told
  | PaymentTold
  | HolderLose
  | SuspensionTold
  | MigrationEvent;

const asksOn = (device: Device) =>
  sendFrom<unknown, HolderBind>(device.terminal, ({ event: { card, claimedType } }) => ({
    type: 'bind.start',
    card,
    claimedType,
  }));

/** What the holder keeps: the migrations he is asked to approve. */
interface HolderContext {
  readonly durable: LostOrders & { readonly asked?: readonly string[] };
}

const holder = setup({
  types: { events: {} as Event, context: {} as HolderContext },
  delays: { replyTimeout: timeouts.replyTimeout },
  actions: {
    ...effects,
    keepAsked: assign({
      durable: ({ context: { durable }, event }) => {
        const { request } = event as Extract<Event, { type: 'approval.ask' }>;
        return { ...durable, asked: [...new Set([...(durable.asked ?? []), request])].sort() };
      },
    }),
    forgetAsked: assign({
      durable: ({ context: { durable } }) => {
        const { asked: _, ...rest } = durable;
        return rest;
      },
    }),
    number: assign({ durable: scope => countedLost(scope) }),
    /** Approves what was asked, to the server that asked. */
    approve: enqueueActions(({ context, enqueue }) => {
      for (const request of context.durable.asked ?? []) {
        enqueue({ type: 'send', params: { to: authServer, message: { type: 'approval.give', request } } });
        enqueue({ type: 'report', params: { type: 'owner.approved', request } });
      }
    }),
  },
  guards: {
    wanted: ({ event }, { device }: OfDevice) => 'device' in event && event.device === device,
    aboutMine: ({ event }, { element }: OfDevice) => 'about' in event && event.about === element,
    answered: ({ context, event }, mine: OfDevice) => isLastAnswer({ context, event }, mine),
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
    /** The list shown has the card in it. */
    listed: ({ event }, { card, device }: { card: string; device: string }) =>
      event.type === 'cards.shown' && event.device === device && event.cards.includes(card),
    /** The list shown is empty. */
    noneListed: ({ event }, { device }: { card: string; device: string }) =>
      event.type === 'cards.shown' && event.device === device && event.cards.length === 0,
  },
});

/** What the holder knows of one card. */
function adding(card: string, roster: Roster) {
  const { devices, bound, signedIn: [looking] = [] } = roster;
  const lists = bindsByOneTap(roster);
  // Where there are lists, a card bound on one device can be bound on another as well.
  const alreadyHas = !lists && bound.some(each => each.card === card);
  const mine = { type: 'mine', params: { card } } as const;
  const ask = devices.map(device => ({
    guard: { type: 'mineOn', params: { card, device: device.name } } as const,
    target: 'waiting',
    actions: asksOn(device),
    description: 'Asks the terminal to add the card.',
  }));
  const { news, without, waiting, has, states } = deleting(card, devices, ask);
  const done = { guard: mine, target: 'has', description: 'Is told that the card can be used.' };
  const failed = { guard: mine, target: 'refused', description: 'Is told that it did not work.' };
  const sees = lists ? seesList(card, devices) : {};
  const asked = lists ? isAsked(card, devices) : {};
  return {
    initial: alreadyHas ? 'has' : lists && looking ? `offered on ${looking.device}` : 'without',
    description: `What the card holder knows of ${card}.`,
    on: news,
    states: {
      without: { description: 'Has not asked for the card.', on: { 'holder.bind': ask, ...without, ...sees } },
      waiting: {
        description: 'Has asked and waits to be told.',
        on: {
          'bind.done': done,
          'bind.failed': failed,
          ...waiting,
          ...asked,
        },
      },
      refused: {
        description: 'Was told that it did not work; may ask again.',
        on: {
          'holder.bind': ask,
          'bind.done': { ...done, description: 'Is told that it worked after all.' },
          'bind.failed': { guard: mine, description: 'Is told once more that it did not work.' },
          ...sees,
          ...asked,
          ...(lists ? triesAgain(card, devices) : {}),
        },
      },
      ...(lists ? choosing(card, devices, { 'bind.done': done, 'bind.failed': failed }) : {}),
      has: {
        description: 'Was told that the card can be used.',
        on: { 'bind.failed': { guard: mine, description: 'Is told that the card is there already.' }, ...has },
      },
      ...states,
    },
  };
}

export function cardHolderChart(terms: Terms) {
  const { roster } = terms;
  const { cards, devices, users, jobs, shops = [] } = roster;
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
        states: Object.fromEntries(cards.map(({ name }) => [name, adding(name, roster)])),
      },
      ...(users
        ? {
            session: {
              description: 'On which devices somebody is signed in.',
              type: 'parallel' as const,
              states: Object.fromEntries(devices.map(device => [device.name, signingIn(device, terms)])),
            },
          }
        : {}),
      activation: {
        description: 'Which card of each type the holder wants to pay with.',
        type: 'parallel',
        states: Object.fromEntries(types.map(cardType => [cardType, selecting(cardType, namesOf(cardType), devices)])),
      },
      ...(jobs ? { migration: migrating(roster) } : {}),
      ...(roster.suspends?.includes('lostMode')
        ? {
            lostMode: {
              description: 'Which devices are lost.',
              type: 'parallel' as const,
              states: Object.fromEntries(devices.map(device => [device.name, losing(device)])),
            },
          }
        : {}),
      ...(shops.length > 0 ? { payment: paying(shops[0]!) } : {}),
    },
  });
}
