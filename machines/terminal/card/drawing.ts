/** The words in which the life of a card in the terminal is drawn. */
import { drawing } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
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
