/** The words in which a transaction slot is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { Transaction } from '../context.ts';
import type { registry } from '../registry.ts';
import type { OfSlot } from './transactions.ts';

/** What the auth server keeps of a transaction, for its messages. */
export type TransactionKept = Pick<Transaction, 'authorisation' | 'card' | 'amount' | 'nonce' | 'reason'>;

interface PaymentVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'issuerServer' | 'pointOfSale';
  readonly kept: TransactionKept;
  readonly guard: GuardsOf<typeof registry, OfSlot>;
  readonly action: ActionsOf<typeof registry, OfSlot>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send } = drawing<PaymentVocabulary>();
