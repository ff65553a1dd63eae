/** The words in which activation and selection of a card type are drawn. */
import { drawing } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { PaymentToken, RequestIdentity, TransactionIdentifier } from '../../protocol/identifier.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';
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
  readonly card: string;
  readonly transaction: TransactionIdentifier;
  /** Of the command that the message at hand completes. */
  readonly newRequest: Command['request'];
  readonly newToken: Command['token'];
  readonly newSequence: Command['sequence'];
  /** Of the newest command that the element has not answered. */
  readonly openRequest: Command['request'];
  readonly openToken: Command['token'];
  readonly openSequence: Command['sequence'];
  /** The card that the answer at hand is taken for, and its card transaction identifier. */
  readonly switchedCard: string;
  readonly switchedTransaction: TransactionIdentifier;
  /** The question which card pays. */
  readonly question: RequestIdentity;
}

type TypeVocabulary = TerminalVocabulary<'secureElement' | 'authServer' | 'cardHolder', TypeKept, Pairing>;

export const { picture, difference, send } = drawing<TypeVocabulary>();
