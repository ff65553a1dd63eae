/** The words in which activation and selection of a card type are drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { PaymentToken, RequestIdentity, TransactionIdentifier } from '../../protocol/identifier.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { wallet } from '../wallet.ts';
import type { Pairing } from './memory.ts';

/** A command to the element: the activation data and the activation instruction put together. */
interface Command {
  readonly request: RequestIdentity;
  readonly token: PaymentToken;
  readonly sequence: number;
}

/** What the terminal keeps of the activation under way, and of the question which card pays. */
export interface TypeKept {
  readonly cardType: CardType;
  /** Of the activation under way. */
  readonly request: RequestIdentity;
  readonly sequence: number;
  readonly card: string;
  readonly transaction: TransactionIdentifier;
  /** Of the command that the message at hand completes. */
  readonly newRequest: Command['request'];
  readonly newToken: Command['token'];
  readonly newSequence: Command['sequence'];
  /** Of the oldest command that the element has not answered. */
  readonly openRequest: Command['request'];
  readonly openToken: Command['token'];
  readonly openSequence: Command['sequence'];
  /** The card that the answer at hand is taken for, and its card transaction identifier. */
  readonly switchedCard: string;
  readonly switchedTransaction: TransactionIdentifier;
  /** The question which card pays. */
  readonly question: RequestIdentity;
}

interface TypeVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'secureElement' | 'authServer' | 'cardHolder';
  readonly kept: TypeKept;
  readonly guard: GuardsOf<typeof wallet, Pairing>;
  readonly action: ActionsOf<typeof wallet, Pairing>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send } = drawing<TypeVocabulary>();
