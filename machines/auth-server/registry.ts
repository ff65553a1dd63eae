/** The guards and actions that the auth server's charts are written in. A row is a slot. */
import { assign, setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import type { PartyName } from '../chart/event.ts';
import type { Roster } from '../protocol/card.ts';
import { type ElementIdentifier, paymentTokenOf, transactionOf } from '../protocol/identifier.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { Refusal } from '../protocol/refusal.ts';
import { timeouts } from '../protocol/timeout.ts';
import { isKnown, isOvertaken, isStale } from './asked-before.ts';
import type { AuthServerContext, AuthServerEvent, BindingRow, OfRow, SessionRow, Transaction } from './context.ts';
import { deletionGuards, type Reconcile } from './deletion-words.ts';
import { jobGuards, jobWrites, type OfJob } from './migration/jobs.ts';
import { type OfSlot, transactionGuards, transactionWrites } from './payment/transactions.ts';
import type { RowState } from './row-state.ts';
import { accountGuards, accountWrites, type OfDevice } from './session/accounts.ts';
import { suspensionGuards, suspensionWrites } from './suspension-words.ts';

type BindRequest = Extract<CardMessage, { type: 'bind.request' }>;
type QuickAllocate = Extract<CardMessage, { type: 'quick.allocate' }>;

const changing = (context: AuthServerContext, at: number, change: Partial<BindingRow>) => ({
  ...context.durable,
  rows: context.durable.rows.map((row, each) => (each === at && row ? { ...row, ...change } : row)),
});

export const registry = setup({
  types: { context: {} as AuthServerContext, events: {} as AuthServerEvent },
  delays: timeouts,
  actions: {
    ...effects,
    openSession: assign({ durable: (scope, params: OfDevice) => accountWrites.openSession(scope, params) }),
    closeSession: assign({ durable: (scope, params: OfDevice) => accountWrites.closeSession(scope, params) }),
    mirrorSession: assign({
      durable: (scope, params: OfDevice & { state: SessionRow['state'] }) => accountWrites.mirrorSession(scope, params),
    }),
    countMistake: assign({ durable: (scope, params: OfDevice) => accountWrites.countMistake(scope, params) }),
    registerCard: assign({ durable: scope => accountWrites.registerCard(scope) }),
    /** Opens the row: a fresh card transaction identifier for this request. */
    openRow: assign({
      durable: ({ context, event }, { row }: OfRow) => {
        const { request, card, element } = event as BindRequest;
        const asked = event as BindRequest | QuickAllocate;
        const opened: BindingRow = {
          state: 'requested',
          transaction: transactionOf(row),
          token: paymentTokenOf(row),
          request,
          card,
          element,
          ...(asked.type === 'quick.allocate' ? { user: asked.user } : {}),
          cardType: asked.type === 'quick.allocate' ? asked.cardType : asked.claimedType,
        };
        return { ...context.durable, rows: context.durable.rows.map((old, at) => (at === row ? opened : old)) };
      },
    }),
    mirror: assign({
      durable: ({ context }, { row, state }: OfRow & { state: RowState }) => changing(context, row, { state }),
    }),
    mirrorActivation: assign({
      durable: ({ context }, { row, state }: OfRow & { state: 'pending' | 'active' | 'inactive' }) => {
        const { activation: _, ...rest } = context.durable.rows[row] ?? {};
        const mirrored = state === 'inactive' ? rest : { ...rest, activation: state };
        const rows = context.durable.rows.map((old, at) => (at === row && old ? (mirrored as BindingRow) : old));
        return { ...context.durable, rows };
      },
    }),
    openJob: assign({ durable: (scope, params: OfJob) => jobWrites.open(scope, params) }),
    mirrorJob: assign({ durable: (scope, params: OfJob & { state: string }) => jobWrites.mirror(scope, params) }),
    promise: assign({ durable: (scope, params: OfJob) => jobWrites.promise(scope, params) }),
    openPromised: assign({ durable: (scope, params: OfRow) => jobWrites.openPromised(scope, params) }),
    /** What a crash loses of jobs kept in memory: those that are not over. */
    forgetJobs: assign({ durable: ({ context }) => jobWrites.forget(context) }),
    failJob: assign({ durable: (scope, params: OfJob & { reason: Refusal }) => jobWrites.fail(scope, params) }),
    /** The issuer's word on the type. */
    takeType: assign({
      durable: ({ context, event }, { row }: OfRow) =>
        changing(context, row, { cardType: (event as Extract<CardMessage, { type: 'card.authenticated' }>).cardType }),
    }),
    writeTransaction: assign({ durable: (scope, params: OfSlot) => transactionWrites.write(scope, params) }),
    mirrorTransaction: assign({
      durable: (scope, params: { slot: number; state: Transaction['state'] }) =>
        transactionWrites.mirror(scope, params),
    }),
    noteInstallation: assign({
      durable: ({ context, event }, { row }: OfRow) => {
        const { installation } = event as Reconcile;
        const known = context.durable.rows[row]?.installation ?? 1;
        return changing(context, row, { installation: Math.max(known, installation) });
      },
    }),
    hold: assign({ durable: (scope, params: OfRow) => suspensionWrites.hold(scope, params) }),
    release: assign({ durable: (scope, params: OfRow & { all: boolean }) => suspensionWrites.release(scope, params) }),
    hear: assign({ durable: scope => suspensionWrites.hear(scope) }),
    keepReason: assign({
      durable: ({ context, event }, { row, reason }: OfRow & { reason?: Refusal }) =>
        changing(context, row, { reason: reason ?? (event as { reason?: Refusal }).reason ?? 'authenticationFailed' }),
    }),
  },
  guards: {
    ...jobGuards,
    ...transactionGuards,
    ...accountGuards,
    ...deletionGuards,
    ...suspensionGuards,
    /** The message speaks of this row's card transaction identifier. */
    mine: ({ event }, { row }: OfRow) => 'transaction' in event && event.transaction === transactionOf(row),
    /** A request this row was opened for. */
    sameRequest: ({ context, event }, { row }: OfRow) =>
      (event.type === 'bind.request' || event.type === 'quick.allocate') &&
      context.durable.rows[row]?.request === event.request,
    /** A bind request for a card that is live on that element already. */
    isOvertaken: ({ context, event }) => event.type === 'bind.request' && isOvertaken(context, event),
    /** The first row never used. */
    firstFree: ({ context }, { row }: OfRow) => context.durable.rows.indexOf(null) === row,
    firstFreeForNew: ({ context, event }, { row }: OfRow) =>
      context.durable.rows.indexOf(null) === row && !isStale(context, event as BindRequest),
    /** A new request for the card and element of this row: the card holder has begun anew. */
    superseded: ({ context, event }, { row }: OfRow) => {
      const { card, element } = event as BindRequest;
      const held = context.durable.rows[row]!;
      return held.card === card && held.element === element && !isKnown(context, event as BindRequest);
    },
    /** A request about this row, which is live. */
    live: ({ context, event }, { row }: OfRow) =>
      event.type === 'activation.request' &&
      event.transaction === transactionOf(row) &&
      context.durable.rows[row]?.state === 'active',
    /** The element reports that it pays with this row's card. */
    switchedToMe: ({ event }, { row }: OfRow) =>
      event.type === 'activation.result' && event.outcome === 'active' && event.transaction === transactionOf(row),
    /** The element of this row reports that it pays with another card of the type. */
    switchedAway: ({ context: { durable }, event }, { row }: OfRow) => {
      if (event.type !== 'activation.result' || event.outcome !== 'active') return false;
      const one = durable.rows[row];
      const two = durable.rows.find(each => each?.transaction === event.transaction);
      return (
        one?.activation !== undefined && one.element === two?.element && one.cardType === two.cardType && one !== two
      );
    },
    isActivation: ({ context }, { row, state }: OfRow & { state: 'pending' | 'active' }) =>
      context.durable.rows[row]?.activation === state,
    /** A migration job commands this row. */
    commanded: ({ event }, { row }: OfRow) => 'row' in event && event.row === row,
    isState: ({ context }, { row, state }: OfRow & { state: RowState }) => context.durable.rows[row]?.state === state,
  },
});

/** The terminal of the device an element is in. */
export const terminalOf = ({ devices }: Roster, element: ElementIdentifier): PartyName =>
  devices.find(device => device.element === element)!.terminal;
