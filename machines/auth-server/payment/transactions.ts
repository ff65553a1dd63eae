/** The guards and writes of transactions: which slot takes one, and what is written down of it. */
import type { CardMessage } from '../../protocol/message.ts';
import type { AuthServerContext, Scope, Transaction } from '../context.ts';
import { type Judging, judge, judged, repeats, type Verify } from './verification.ts';

/** A slot, and how the transaction in it is judged. */
export interface OfSlot {
  readonly slot: number;
  readonly safeguards: Judging;
}

const keeping = ({ durable }: AuthServerContext, slot: number, transaction: Transaction) => ({
  ...durable,
  transactions: durable.transactions.map((old, at) => (at === slot ? transaction : old)),
});

/** What each action makes of the durable part. */
export const transactionWrites = {
  writeTransaction: ({ context, event }: Scope, { slot, safeguards }: OfSlot) =>
    keeping(context, slot, judged(context, event as Verify, slot, safeguards)),
  mirrorTransaction: ({ context }: Scope, { slot, state }: { slot: number; state: Transaction['state'] }) =>
    keeping(context, slot, { ...context.durable.transactions[slot]!, state }),
};

const answered = ({ context: { durable }, event }: Scope, { slot }: OfSlot) => {
  const { authorisation, outcome } = event as Extract<CardMessage, { type: 'authorisation.answer' }>;
  return durable.transactions[slot]?.authorisation === authorisation ? outcome : undefined;
};
const takes = ({ context: { durable } }: Scope, { slot }: OfSlot) => durable.transactions.indexOf(null) === slot;
const isGood = ({ context, event }: Scope, { safeguards }: OfSlot) =>
  judge(context, event as Verify, safeguards) === null;
const isNew = ({ context: { durable }, event }: Scope) =>
  !durable.transactions.some(known => repeats(known, event as Verify));

/** What a slot asks of a message. */
export const transactionGuards = {
  /** The first slot never used. */
  takes,
  /** … for a transaction that no slot has. */
  takesNew: (scope: Scope, params: OfSlot) => takes(scope, params) && isNew(scope),
  /** … for a transaction that is good. */
  accepts: (scope: Scope, params: OfSlot) => takes(scope, params) && isGood(scope, params),
  /** … for a good transaction that no slot has. */
  acceptsNew: (scope: Scope, params: OfSlot) => takes(scope, params) && isNew(scope) && isGood(scope, params),
  sameTransaction: ({ context: { durable }, event }: Scope, { slot }: OfSlot) =>
    repeats(durable.transactions[slot], event as Verify),
  myAuthorisation: (scope: Scope, params: OfSlot) => answered(scope, params) !== undefined,
  authorised: (scope: Scope, params: OfSlot) => answered(scope, params) === 'approved',
  isTransaction: ({ context: { durable } }: Scope, { slot, state }: { slot: number; state: Transaction['state'] }) =>
    durable.transactions[slot]?.state === state,
};
