/** The guards and actions that the card holder's charts are written in. */
import { assign, enqueueActions, setup } from 'xstate';
import { effects } from '../../chart/effect.ts';
import { writing } from '../../chart/writing.ts';
import { authServer } from '../../protocol/party-name.ts';
import { timeouts } from '../../protocol/timeout.ts';
import type { HolderContext, HolderEvent, Of, OfAsking, OfCard, OfDevice, OfLost, OfType, Scope } from './intents.ts';

/** The number of the last request about a device that is lost or found. */
export const orderOf = ({ context: { durable } }: Scope, device: string): number => durable.orders?.[device] ?? 0;

const isAbout = ({ event }: Scope, element: string): boolean => 'about' in event && event.about === element;

/** The cards shown on a target device, kept while one is to be picked. */
const shownWrites = {
  keepShown: ({ context: { durable }, event }: Scope) => {
    const { on, cards } = event as Of<'migration.cards'>;
    return { ...durable, shown: { ...durable.shown, [on]: cards } };
  },
  forgetShown: ({ context: { durable } }: Scope, { on }: OfAsking) => {
    const { shown, ...rest } = durable;
    const { [on]: _, ...others } = shown ?? {};
    return Object.keys(others).length > 0 ? { ...rest, shown: others } : rest;
  },
};

export const holder = setup({
  types: { events: {} as HolderEvent, context: {} as HolderContext },
  delays: { replyTimeout: timeouts.replyTimeout },
  actions: {
    ...effects,
    ...writing<HolderContext, HolderEvent>()('durable', shownWrites),
    keepAsked: assign({
      durable: ({ context: { durable }, event }) => {
        const { request } = event as Of<'approval.ask'>;
        return { ...durable, asked: [...new Set([...(durable.asked ?? []), request])].sort() };
      },
    }),
    forgetAsked: assign({
      durable: ({ context: { durable } }) => {
        const { asked: _, ...rest } = durable;
        return rest;
      },
    }),
    /** Sends `approval.give` to the auth server, for each migration that it asked about. */
    approve: enqueueActions(({ context, enqueue }) => {
      for (const request of context.durable.asked ?? []) {
        enqueue({ type: 'send', params: { to: authServer, message: { type: 'approval.give', request } } });
        enqueue({ type: 'report', params: { type: 'owner.approved', request } });
      }
    }),
    /** Numbers the request about a lost device that comes next. */
    number: assign({
      durable: scope => {
        const { device } = scope.event as Of<'holder.lose'>;
        const { durable } = scope.context;
        return { ...durable, orders: { ...durable.orders, [device]: orderOf(scope, device) + 1 } };
      },
    }),
  },
  guards: {
    mine: ({ event }, { card }: OfCard) => 'card' in event && event.card === card,
    ofType: ({ event }, { cards }: OfType) => 'card' in event && cards.includes(event.card),
    onDevice: ({ event }, { device }: OfDevice) => 'device' in event && event.device === device,
    mineOn: ({ event }, { card, device }: OfCard & OfDevice) =>
      'device' in event && 'card' in event && event.card === card && event.device === device,
    /** The list of a new app has the card; it has it neither bound nor under way. */
    shownBound: ({ event }, { card }: OfCard) => event.type === 'wallet.shown' && event.bound.includes(card),
    shownAbsent: ({ event }, { card }: OfCard) =>
      event.type === 'wallet.shown' && !event.bound.includes(card) && !event.underWay.includes(card),
    /** The list shown to a user has the card in it; it is empty. */
    listed: ({ event }, { card, device }: OfCard & OfDevice) =>
      event.type === 'cards.shown' && event.device === device && event.cards.includes(card),
    noneListed: ({ event }, { device }: OfDevice) =>
      event.type === 'cards.shown' && event.device === device && event.cards.length === 0,
    here: ({ event }, { on }: OfAsking) => 'on' in event && event.on === on,
    /** A new app shows its list on this device. */
    newAppHere: ({ event }, { on }: OfAsking) => event.type === 'wallet.shown' && event.device === on,
    startsHere: ({ event }, { on }: OfAsking) => event.type === 'holder.migrate' && event.device === on,
    offered: ({ event }, { on, device }: OfAsking & OfDevice) =>
      event.type === 'migration.devices' && event.on === on && event.devices.includes(device),
    /** The card is one of those shown on the target device. */
    shownThere: ({ context: { durable }, event }, { on }: OfAsking) =>
      event.type === 'holder.pick' && event.on === on && (durable.shown?.[on] ?? []).includes(event.card),
    chosen: ({ event }, { on, device }: OfAsking & OfDevice) =>
      event.type === 'holder.choose' && event.on === on && event.device === device,
    wanted: ({ event }, { device }: OfLost) => 'device' in event && event.device === device,
    aboutMine: (scope, { element }: OfLost) => isAbout(scope, element),
    answered: (scope, { element, device }: OfLost) =>
      isAbout(scope, element) && (scope.event as Of<'card.suspended'>).order === orderOf(scope, device),
  },
});
