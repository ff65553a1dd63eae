/** What the auth server remembers of a binding row: how it changes, and what a chart asks of it. A row is a slot. */
import { senderOf } from '../../chart/effect.ts';
import { isOlder, paymentTokenOf, transactionOf } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { AuthServerContext, BindingRow, OfChannels, OfRow, Scope } from '../context.ts';
import { passesOn } from '../session/accounts.ts';
import { maySay } from './deletion-memory.ts';
import { type RowState, stageOf } from './row-state.ts';

type Of<Type extends CardMessage['type']> = Extract<CardMessage, { type: Type }>;
type Durable = AuthServerContext['durable'];

const rowOf = ({ context }: Scope, row: number): BindingRow | null | undefined => context.durable.rows[row];

const changing = ({ context: { durable } }: Scope, row: number, change: Partial<BindingRow>): Durable => ({
  ...durable,
  rows: durable.rows.map((held, at) => (at === row && held ? { ...held, ...change } : held)),
});

/** A change after which the card authentication information is no longer needed. */
const judged = (scope: Scope, row: number, change: Partial<BindingRow>): Durable => {
  const { durable } = scope.context;
  const without = ({ authentication: _, ...held }: BindingRow): BindingRow => ({ ...held, ...change });
  return { ...durable, rows: durable.rows.map((held, at) => (at === row && held ? without(held) : held)) };
};

/** What a request to open a row asks for. */
type Asked = Pick<BindingRow, 'request' | 'card' | 'element' | 'user' | 'cardType' | 'authentication'>;

/** The request at hand: the card is that of the card authentication information, or the one an issuer asks for. */
function askedIn({ event }: Scope, { elements }: OfChannels): Asked {
  if (event.type === 'quick.allocate') {
    const { request, card, element, user, cardType } = event;
    return { request, card, element, user, cardType };
  }
  const { request, authentication, element } = event as Of<'bind.request'>;
  return { request, card: authentication.card, authentication, element: element ?? elements![senderOf(event)]! };
}

/** The durable part after each action. */
export const rowWrites = {
  /** Opens the row: a fresh card transaction identifier for this request. */
  openRow: (scope: Scope, params: OfRow): Durable => {
    const { row } = params;
    const { durable } = scope.context;
    const opened: BindingRow = {
      state: 'requested',
      transaction: transactionOf(row),
      token: paymentTokenOf(row),
      ...askedIn(scope, params),
    };
    return { ...durable, rows: durable.rows.map((held, at) => (at === row ? opened : held)) };
  },
  /** Writes down the state just entered, so that a crash cannot lose it. */
  mirror: (scope: Scope, { row, state }: OfRow & { state: RowState }) => changing(scope, row, { state }),
  /** The card type, by the issuer's word. */
  takeType: (scope: Scope, { row }: OfRow) =>
    judged(scope, row, { cardType: (scope.event as Of<'card.authenticated'>).cardType }),
  keepReason: (scope: Scope, { row, reason }: OfRow & { reason?: Refusal }) => {
    const heard = (scope.event as { reason?: Refusal }).reason;
    return judged(scope, row, { reason: reason ?? heard ?? 'authenticationFailed' });
  },
};

/** Whether a row was opened for this very request. */
const isKnown = ({ durable }: AuthServerContext, { request }: Asked): boolean =>
  durable.rows.some(row => row?.request === request);

/**
 * Whether the card is live on that element already, or the device has asked for it anew since: then the request was
 * overtaken by the one that the row is for.
 */
const isOvertaken = ({ durable }: AuthServerContext, asked: Asked): boolean =>
  durable.rows.some(
    row => row !== null && isAboutSame(row, asked) && (stageOf[row.state] === 'bound' || isOlderThan(asked, row)),
  );

const isAboutSame = (row: BindingRow, { card, element }: Asked): boolean =>
  row.card === card && row.element === element;

/** A row that a migration made has the request of the operation, of the same device. */
const isOlderThan = (asked: Asked, row: BindingRow): boolean => isOlder(asked.request, row.request);

const isFirstFree = ({ context }: Scope, row: number): boolean => context.durable.rows.indexOf(null) === row;

export const rowGuards = {
  /** Another user signs in on the device of this row's element, which was wiped. */
  passesOn: (scope: Scope, { row }: OfRow) => {
    const { context, event } = scope;
    const held = rowOf(scope, row);
    return event.type === 'session.open' && passesOn(context, event, held!);
  },
  /** The message speaks of this row's card transaction identifier. */
  mine: ({ context, event }: Scope, { row, deletingOver }: OfRow) =>
    'transaction' in event &&
    event.transaction === transactionOf(row) &&
    (event.type !== 'delete.request' || maySay(event, context.durable.rows[row], { deletingOver })),
  isState: (scope: Scope, { row, state }: OfRow & { state: RowState }) => rowOf(scope, row)?.state === state,
  /** The first row never used. */
  firstFree: (scope: Scope, { row }: OfRow) => isFirstFree(scope, row),
  /** The first row never used, for a request that is neither known nor overtaken. */
  firstFreeForNew: (scope: Scope, params: OfRow) => {
    const asked = askedIn(scope, params);
    return isFirstFree(scope, params.row) && !isKnown(scope.context, asked) && !isOvertaken(scope.context, asked);
  },
  /** A request this row was opened for. */
  sameRequest: (scope: Scope, { row }: OfRow) =>
    (scope.event.type === 'bind.request' || scope.event.type === 'quick.allocate') &&
    rowOf(scope, row)?.request === scope.event.request,
  /** A newer request for the card and element of this row: the card holder has begun anew. */
  superseded: (scope: Scope, params: OfRow) => {
    const asked = askedIn(scope, params);
    const held = rowOf(scope, params.row)!;
    return isAboutSame(held, asked) && !isKnown(scope.context, asked) && !isOlderThan(asked, held);
  },
  /** A request for a card that is live on that element already, or that the device has asked for anew since. */
  isOvertaken: (scope: Scope, channels: OfChannels = {}) => isOvertaken(scope.context, askedIn(scope, channels)),
  /** A migration job commands this row. */
  commanded: ({ event }: Scope, { row }: OfRow) => 'row' in event && event.row === row,
};
