/** The guards and actions the states of a transaction slot are written in. */
import type { CardMessage } from '../protocol/message.ts';
import type { SafeguardValues } from '../protocol/safeguard.ts';
import type { AuthServerContext, Scope, Transaction } from './context.ts';
import { judge, judged, repeats, type Verify } from './verification.ts';

/** A slot, and how the transaction in it is judged. */
export interface OfSlot {
  readonly slot: number;
  readonly safeguards: SafeguardValues;
}

const writing = ({ durable }: AuthServerContext, slot: number, transaction: Transaction) => ({
  ...durable,
  transactions: durable.transactions.map((old, at) => (at === slot ? transaction : old)),
});

/** What each action makes of the durable part. */
export const transactionWrites = {
  write: ({ context, event }: Scope, { slot, safeguards }: OfSlot) =>
    writing(context, slot, judged(context, event as Verify, slot, safeguards)),
  mirror: ({ context }: Scope, { slot, state }: { slot: number; state: Transaction['state'] }) =>
    writing(context, slot, { ...context.durable.transactions[slot]!, state }),
};

const answered = ({ context: { durable }, event }: Scope, { slot }: OfSlot) => {
  const { authorisation, outcome } = event as Extract<CardMessage, { type: 'authorisation.answer' }>;
  return durable.transactions[slot]?.authorisation === authorisation ? outcome : undefined;
};
/** The first slot never used, and a transaction that no slot holds; where nobody keeps count, every one is new. */
const takes = ({ context: { durable }, event }: Scope, { slot, safeguards }: OfSlot) =>
  durable.transactions.indexOf(null) === slot &&
  (safeguards['transaction-freshness'] === 'none' ||
    !durable.transactions.some(known => repeats(known, event as Verify)));

/** What a slot asks of a message. */
export const transactionGuards = {
  takes,
  accepts: (scope: Scope, params: OfSlot) =>
    takes(scope, params) && judge(scope.context, scope.event as Verify, params.safeguards) === null,
  sameTransaction: ({ context: { durable }, event }: Scope, { slot }: OfSlot) =>
    repeats(durable.transactions[slot], event as Verify),
  myAuthorisation: (scope: Scope, params: OfSlot) => answered(scope, params) !== undefined,
  authorised: (scope: Scope, params: OfSlot) => answered(scope, params) === 'approved',
  isTransaction: ({ context: { durable } }: Scope, { slot, state }: { slot: number; state: Transaction['state'] }) =>
    durable.transactions[slot]?.state === state,
};
