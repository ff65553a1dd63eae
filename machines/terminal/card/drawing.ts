/** The words in which the life of a card in the terminal is drawn. */
import { drawing, kept } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { PaymentToken } from '../../protocol/identifier.ts';
import type { TypedCode } from '../../protocol/messages/one-tap.ts';
import type { Refusal } from '../../protocol/refusal.ts';
import type { Binding, OfCard, OfType } from '../context.ts';
import type { TerminalVocabulary } from '../vocabulary.ts';

/** Which card on which element an action or a guard is about. */
export interface OfCardHere extends OfCard, OfType {
  /** The identifier of the device's element. */
  readonly element: string;
}

/** What the terminal keeps of a card, for its messages. */
export interface CardKept extends Omit<Binding, 'state'> {
  readonly card: string;
  /** The type of the card, known or not. */
  readonly typeOfCard: CardType;
  /** The code as it was typed. */
  readonly code?: TypedCode;
  /** The device's name, and the identifier of its element. */
  readonly device: string;
  readonly elementHere: string;
  /** The payment token, where the element keeps one for each type and no records (reading `storage`). */
  readonly tokenInField?: PaymentToken;
  /** Why the element does not store a record, by its status word. */
  readonly refusalHere: Refusal;
  /** The installation of the app. */
  readonly installation: number;
}

type CardVocabulary = TerminalVocabulary<
  'secureElement' | 'authServer' | 'issuerServer' | 'cardHolder',
  CardKept,
  OfCardHere
>;

export const { picture, difference, send, report } = drawing<CardVocabulary>();

const token = { token: kept('tokenInField') } as const;
/** Has the element erase what it holds of the card. */
export const erases = send('secureElement', 'record.erase', 'card', 'transaction', token);
/** The same for a card that was deleted. */
export const erasesForGood = send('secureElement', 'record.erase', 'card', 'transaction', { deleted: true }, token);
