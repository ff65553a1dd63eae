/** The words in which a transaction slot is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { Transaction } from '../context.ts';
import type { AuthServerVocabulary } from '../vocabulary.ts';
import type { OfSlot } from './transactions.ts';

/** What the auth server keeps of a transaction, for its messages. */
export type TransactionKept = Pick<Transaction, 'authorisation' | 'card' | 'amount' | 'nonce' | 'reason'>;

type PaymentVocabulary = AuthServerVocabulary<'issuerServer' | 'pointOfSale', TransactionKept, OfSlot>;

export const { picture, difference, send } = drawing<PaymentVocabulary>();
