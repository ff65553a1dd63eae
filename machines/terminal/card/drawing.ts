/** The words in which the life of a card in the terminal is drawn. */
import { type ActionsOf, drawing, type GuardsOf } from '../../layers/picture.ts';
import type { CardType } from '../../protocol/card.ts';
import type { CardMessage, MessageType } from '../../protocol/message.ts';
import type { TypedCode } from '../../protocol/messages/one-tap.ts';
import type { timeouts } from '../../protocol/timeout.ts';
import type { Binding, OfCard, OfType } from '../context.ts';
import type { wallet } from '../wallet.ts';

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
  /** The installation of the app. */
  readonly installation: number;
}

interface CardVocabulary {
  readonly message: CardMessage;
  readonly event: MessageType;
  readonly receiver: 'secureElement' | 'authServer' | 'issuerServer' | 'cardHolder';
  readonly kept: CardKept;
  readonly guard: GuardsOf<typeof wallet, OfCardHere>;
  readonly action: ActionsOf<typeof wallet, OfCardHere>;
  readonly timer: keyof typeof timeouts;
}

export const { picture, difference, send, report } = drawing<CardVocabulary>();
