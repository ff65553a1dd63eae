/** What the auth server remembers of a binding row: how it changes, and what a chart asks of it. A row is a slot. */
import { paymentTokenOf, transactionOf } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { AuthServerContext, BindingRow, OfRow, Scope } from '../context.ts';
import { type RowState, stageOf } from './row-state.ts';

type Of<Type extends CardMessage['type']> = Extract<CardMessage, { type: Type }>;
type Durable = AuthServerContext['durable'];

const rowOf = ({ context }: Scope, row: number): BindingRow | null | undefined => context.durable.rows[row];

const changing = ({ context: { durable } }: Scope, row: number, change: Partial<BindingRow>): Durable => ({
  ...durable,
  rows: durable.rows.map((held, at) => (at === row && held ? { ...held, ...change } : held)),
});

/** The durable part after each action. */
export const rowWrites = {
  /** Opens the row: a fresh card transaction identifier for this request. */
  openRow: ({ context: { durable }, event }: Scope, { row }: OfRow): Durable => {
    const asked = event as Of<'bind.request'> | Of<'quick.allocate'>;
    const { request, card, element } = asked;
    const opened: BindingRow = {
      state: 'requested',
      transaction: transactionOf(row),
      token: paymentTokenOf(row),
      request,
      card,
      element,
      ...(asked.type === 'quick.allocate' ? { user: asked.user, cardType: asked.cardType } : {}),
    };
    return { ...durable, rows: durable.rows.map((held, at) => (at === row ? opened : held)) };
  },
  /** Writes down the state just entered, so that a crash cannot lose it. */
  mirror: (scope: Scope, { row, state }: OfRow & { state: RowState }) => changing(scope, row, { state }),
  /** The card type, by the issuer's word. */
  takeType: (scope: Scope, { row }: OfRow) =>
    changing(scope, row, { cardType: (scope.event as Of<'card.authenticated'>).cardType }),
  keepReason: (scope: Scope, { row, reason }: OfRow & { reason?: Refusal }) => {
    const heard = (scope.event as { reason?: Refusal }).reason;
    return changing(scope, row, { reason: reason ?? heard ?? 'authenticationFailed' });
  },
};

/** Whether a row was opened for this very request. */
const isKnown = ({ durable }: AuthServerContext, { request }: Of<'bind.request'>): boolean =>
  durable.rows.some(row => row?.request === request);

/** Whether the card is live on that element already: then the request was overtaken by the one the card is live by. */
const isOvertaken = ({ durable }: AuthServerContext, { card, element }: Of<'bind.request'>): boolean =>
  durable.rows.some(
    row => row !== null && stageOf[row.state] === 'bound' && row.card === card && row.element === element,
  );

const isFirstFree = ({ context }: Scope, row: number): boolean => context.durable.rows.indexOf(null) === row;

export const rowGuards = {
  /** The message speaks of this row's card transaction identifier. */
  mine: ({ event }: Scope, { row }: OfRow) => 'transaction' in event && event.transaction === transactionOf(row),
  isState: (scope: Scope, { row, state }: OfRow & { state: RowState }) => rowOf(scope, row)?.state === state,
  /** The first row never used. */
  firstFree: (scope: Scope, { row }: OfRow) => isFirstFree(scope, row),
  /** The first row never used, for a request that is neither known nor overtaken. */
  firstFreeForNew: (scope: Scope, { row }: OfRow) => {
    const request = scope.event as Of<'bind.request'>;
    return isFirstFree(scope, row) && !isKnown(scope.context, request) && !isOvertaken(scope.context, request);
  },
  /** A request this row was opened for. */
  sameRequest: (scope: Scope, { row }: OfRow) =>
    (scope.event.type === 'bind.request' || scope.event.type === 'quick.allocate') &&
    rowOf(scope, row)?.request === scope.event.request,
  /** A new request for the card and element of this row: the card holder has begun anew. */
  superseded: (scope: Scope, { row }: OfRow) => {
    const { card, element } = scope.event as Of<'bind.request'>;
    const held = rowOf(scope, row)!;
    return held.card === card && held.element === element && !isKnown(scope.context, scope.event as Of<'bind.request'>);
  },
  /** A bind request for a card that is live on that element already. */
  isOvertaken: ({ context, event }: Scope) => event.type === 'bind.request' && isOvertaken(context, event),
  /** A migration job commands this row. */
  commanded: ({ event }: Scope, { row }: OfRow) => 'row' in event && event.row === row,
};
