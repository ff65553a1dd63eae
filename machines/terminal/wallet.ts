/** The guards and actions that the terminal's charts are written in. */
import { assign, setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import type { Roster } from '../protocol/card.ts';
import { requestOf } from '../protocol/identifier.ts';
import { timeouts } from '../protocol/timeout.ts';
import { activationGuards, durably, type Pairing, volatilely } from './activation-words.ts';
import type { Binding, Of, OfCard, OfType, TerminalContext, TerminalEvent, Volatile } from './context.ts';
import { deletionGuards, deletionWrites } from './deletion-words.ts';
import * as migration from './migration/migration-words.ts';
import { sessionGuards, sessionWrites } from './one-tap-words.ts';
import { selectionGuards, selectionWrites, unknownCard } from './selection-words.ts';

export const nothingHeld: Volatile = { data: {}, instructions: {}, commands: [] };

const keeping = (context: TerminalContext, card: string, kept: Partial<Binding>) => ({
  ...context.durable,
  bindings: { ...context.durable.bindings, [card]: { ...context.durable.bindings[card]!, ...kept } },
});

export const wallet = setup({
  types: { context: {} as TerminalContext, events: {} as TerminalEvent },
  delays: timeouts,
  actions: {
    ...effects,
    newActivation: assign({ durable: (scope, params: OfType) => durably.newActivation(scope, params) }),
    mirrorActivation: assign({
      durable: (scope, params: OfType & { state: string }) => durably.mirrorActivation(scope, params),
    }),
    endActivation: assign({ durable: (scope, params: OfType) => durably.endActivation(scope, params) }),
    hold: assign({ volatile: (scope, params: Pairing) => volatilely.hold(scope, params) }),
    keepCommand: assign({
      durable: (scope, params: Pairing) => selectionWrites.overtakeQuestion(scope, params),
      volatile: (scope, params: Pairing) => volatilely.keepCommand(scope, params),
    }),
    dropCommand: assign({ volatile: scope => volatilely.dropCommand(scope) }),
    showPicked: assign({
      durable: (scope, { cardType }: OfType) =>
        selectionWrites.show(scope, { cardType, card: (scope.event as Of<'card.select'>).card }),
    }),
    showUnknown: assign({
      durable: (scope, { cardType }: OfType) => selectionWrites.show(scope, { cardType, card: unknownCard }),
    }),
    showNone: assign({
      durable: (scope, { cardType }: OfType) => selectionWrites.show(scope, { cardType, card: null }),
    }),
    showActive: assign({ durable: (scope, params: OfType) => selectionWrites.showActive(scope, params) }),
    hideLeaving: assign({
      durable: (scope, params: OfType & OfCard) => selectionWrites.hideLeaving(scope, params),
    }),
    newQuestion: assign({ durable: (scope, params: OfType) => selectionWrites.newQuestion(scope, params) }),
    endQuestion: assign({ durable: (scope, params: OfType) => selectionWrites.endQuestion(scope, params) }),
    newOperation: assign({ durable: ({ context }) => migration.begin(context) }),
    endOperation: assign({ durable: ({ context }) => migration.end(context) }),
    mirrorOperation: assign({
      durable: ({ context }, { state }: { state: string }) => migration.keep(context, { state }),
    }),
    joinSession: assign({ durable: ({ context }) => migration.join(context) }),
    keepDevices: assign({
      durable: ({ context, event }) => migration.keep(context, { devices: (event as Of<'devices.answer'>).devices }),
    }),
    keepTarget: assign({
      durable: ({ context, event }) => migration.keep(context, { target: (event as Of<'migration.choose'>).device }),
    }),
    keepPick: assign({
      durable: ({ context, event }) => migration.keep(context, { card: (event as Of<'migration.pick'>).card }),
    }),
    /** The card that moves in: what the server made for it. */
    keepLoad: assign({
      durable: ({ context, event }, { card, element }: OfCard & { element: string }) =>
        migration.load(context, card, event as Of<'migration.load'>, element),
    }),
    keepLeaving: assign({
      durable: ({ context, event }, { card }: OfCard) => migration.leave(context, card, event as Of<'migration.erase'>),
    }),
    newSession: assign({ durable: scope => sessionWrites.newSession(scope) }),
    mirrorSession: assign({
      durable: (scope, params: { state: string }) => sessionWrites.mirrorSession(scope, params),
    }),
    keepAsking: assign({ durable: scope => sessionWrites.keepAsking(scope) }),
    endSession: assign({ durable: scope => sessionWrites.endSession(scope) }),
    newChoice: assign({ durable: (scope, params: OfCard) => sessionWrites.newChoice(scope, params) }),
    keepChallenge: assign({ durable: (scope, params: OfCard) => sessionWrites.keepChallenge(scope, params) }),
    keepCode: assign({ volatile: (scope, params: OfCard) => sessionWrites.keepCode(scope, params) }),
    dropCode: assign({ volatile: (scope, params: OfCard) => sessionWrites.dropCode(scope, params) }),
    reinstall: assign({
      durable: (scope, params: { roster: Roster; lists: boolean }) => deletionWrites.reinstall(scope, params),
      volatile: nothingHeld,
    }),
    keepListed: assign({ durable: scope => deletionWrites.keepListed(scope) }),
    endListing: assign({ durable: scope => deletionWrites.endListing(scope) }),
    keepEntry: assign({
      durable: (scope, params: OfCard & { state: string }) => deletionWrites.keepEntry(scope, params),
    }),
    hide: assign({ durable: (scope, params: OfCard & OfType) => deletionWrites.hide(scope, params, null) }),
    hideAsUnknown: assign({
      durable: (scope, params: OfCard & OfType) => deletionWrites.hide(scope, params, unknownCard),
    }),
    /** What a crash loses. */
    forget: assign({ volatile: nothingHeld }),
    /** Writes down the state just entered, so that a crash cannot lose it. */
    mirror: assign({
      durable: ({ context }, { card, state }: OfCard & { state: string }) => keeping(context, card, { state }),
    }),
    /** Forgets a card that is not bound. */
    clear: assign({
      durable: ({ context }, { card }: OfCard) => {
        const { [card]: _, ...bindings } = context.durable.bindings;
        return { ...context.durable, bindings };
      },
    }),
    /** A fresh request, scoped by the installation. */
    newRequest: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const requested = context.durable.requested + 1;
        const request = requestOf(context.durable.installation, requested);
        const { claimedType } = event as Of<'bind.start'>;
        const begun: Binding = { state: 'identifying', request, claimedType };
        return { ...context.durable, requested, bindings: { ...context.durable.bindings, [card]: begun } };
      },
    }),
    keepElement: assign({
      durable: ({ context, event }, { card }: OfCard) =>
        keeping(context, card, { element: (event as Of<'element.identified'>).element }),
    }),
    keepAnswer: assign({
      durable: ({ context, event }, { card }: OfCard) => {
        const { cardType, transaction, token } = event as Of<'bind.answer'>;
        return keeping(context, card, { cardType, transaction, token });
      },
    }),
  },
  guards: {
    ...activationGuards,
    ...selectionGuards,
    ...migration.guards,
    ...sessionGuards,
    ...deletionGuards,
    /** The holder picks this card, and it is not bound. */
    unselectable: ({ context, event }, { card }: OfCard) =>
      event.type === 'card.select' && event.card === card && context.durable.bindings[card]?.state !== 'bound',
    mine: ({ event }, { card }: OfCard) => 'card' in event && event.card === card,
    myRequest: ({ context, event }, { card }: OfCard) =>
      'card' in event &&
      event.card === card &&
      'request' in event &&
      event.request === context.durable.bindings[card]?.request,
    myTransaction: ({ context, event }, { card }: OfCard) =>
      'card' in event &&
      event.card === card &&
      'transaction' in event &&
      event.transaction === context.durable.bindings[card]?.transaction,
    was: ({ context }, { card, state }: OfCard & { state: string }) => context.durable.bindings[card]?.state === state,
  },
});
