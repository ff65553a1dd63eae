/**
 * How the auth server judges a transaction: pure functions of its rows, of what it has accepted, and of the proof. The row
 * is the one that the card transaction identifier names or, where none comes (reading `storage`), the payment token. All of it happens in one step, the one that reads the row, and what is decided there stays decided. [inf-M] P1, P5
 */
import { authorisationOf, type PaymentToken } from '../../protocol/identifier.ts';
import type { CardMessage } from '../../protocol/message.ts';
import { keyName, type Proof, verifiesFor } from '../../protocol/proof.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { SafeguardValues } from '../../protocol/safeguard.ts';
import { universalCardOf } from '../../protocol/universal-card.ts';
import type { AuthServerContext, BindingRow, Transaction } from '../context.ts';

/** The safeguards that decide how a transaction is judged. */
export type Judging = Pick<SafeguardValues, 'mapping-check' | 'transaction-freshness'>;

/** The question a point of sale asks. */
export type Verify = Extract<CardMessage, { type: 'transaction.verify' }>;

const rowOf = ({ durable }: AuthServerContext, { transaction, token }: Verify): BindingRow | undefined =>
  durable.rows.find(row => (transaction === undefined ? row?.token === token : row?.transaction === transaction)) ??
  undefined;

/** Whether payment token, universal card identifier and signing key are those of the row, and the row is live. */
function isMapped(row: BindingRow, { token, aid, proof: { key } }: Verify): boolean {
  return (
    row.state === 'active' &&
    row.token === token &&
    row.element === key.element &&
    row.cardType === key.cardType &&
    universalCardOf(row.cardType) === aid
  );
}

/** Whether the counter of a proof is spent already, for whoever presents it as this payment token’s. */
export function isSpent(transactions: readonly (Transaction | null)[], token: PaymentToken, proof: Proof): boolean {
  return transactions.some(
    known => known?.proof.counter === proof.counter && (known.spent === token || known.spent === keyName(proof.key)),
  );
}

/** Why a transaction is not good, or null. */
export function judge(context: AuthServerContext, verify: Verify, safeguards: Judging): Refusal | null {
  const { token, amount, nonce, proof } = verify;
  const row = rowOf(context, verify);
  if (!row) return 'notLive';
  if (!verifiesFor(proof, token) || proof.amount !== amount || proof.nonce !== nonce) return 'proofWrong';
  if (safeguards['mapping-check'] === 'row' && !isMapped(row, verify)) return 'notLive';
  return isSpent(context.durable.transactions, token, proof) ? 'replayed' : null;
}

/** Whether this is the very transaction of a slot, asked once more. */
export function repeats(
  known: Transaction | null | undefined,
  { transaction, token, nonce, amount, proof }: Verify,
): boolean {
  return (
    known !== null &&
    known !== undefined &&
    (transaction === undefined || known.transaction === transaction) &&
    known.token === token &&
    known.nonce === nonce &&
    known.amount === amount &&
    known.proof.counter === proof.counter &&
    keyName(known.proof.key) === keyName(proof.key)
  );
}

/** The transaction as it is written down at verification. */
export function judged(context: AuthServerContext, verify: Verify, slot: number, safeguards: Judging): Transaction {
  const { type: _, transaction: named, ...asked } = verify;
  const row = rowOf(context, verify);
  const transaction = named ?? row?.transaction;
  const reason = judge(context, verify, safeguards);
  const owner = { none: undefined, 'per-token': verify.token, 'per-key': keyName(verify.proof.key) }[
    safeguards['transaction-freshness'] as 'none' | 'per-token' | 'per-key'
  ];
  return {
    ...asked,
    ...(transaction === undefined ? {} : { transaction }),
    state: reason ? 'declined' : 'authorising',
    authorisation: authorisationOf(slot),
    card: row?.card ?? '',
    ...(reason ? { reason } : owner === undefined ? {} : { spent: owner }),
  };
}
