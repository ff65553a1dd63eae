/** The messages of activation and switching (P2), with their notes. */
import type { CardType } from '../card.ts';
import type { PaymentToken, RequestIdentity, TransactionIdentifier } from '../identifier.ts';
import type { Refusal, StatusWord } from '../refusal.ts';
import type { MessageNotes } from './note.ts';

/** A message of activation. */
export type ActivationMessage =
  | { type: 'card.select'; card: string }
  | { type: 'activation.done'; card: string }
  | { type: 'activation.failed'; card: string; reason: Refusal }
  | {
      type: 'activation.request';
      request: RequestIdentity;
      card: string;
      cardType: CardType;
      transaction: TransactionIdentifier;
    }
  | { type: 'activation.data'; request: RequestIdentity; cardType: CardType; token: PaymentToken }
  | { type: 'activation.instruction'; request: RequestIdentity; cardType: CardType; sequence: number }
  | { type: 'activation.refused'; request: RequestIdentity; cardType: CardType; reason: Refusal }
  | {
      type: 'activation.result';
      request: RequestIdentity;
      transaction: TransactionIdentifier;
      outcome: 'active' | 'failed';
    }
  | { type: 'token.activate'; request: RequestIdentity; cardType: CardType; token: PaymentToken; sequence: number }
  | {
      type: 'token.activated';
      request: RequestIdentity;
      cardType: CardType;
      active: PaymentToken | null;
      status: StatusWord;
    }
  | {
      type: 'token.refused';
      request: RequestIdentity;
      cardType: CardType;
      active: PaymentToken | null;
      status: StatusWord;
    }
  | { type: 'selection.ask'; cardType: CardType; request?: RequestIdentity }
  | { type: 'selection.told'; cardType: CardType; active: PaymentToken | null; request?: RequestIdentity };

/** The notes of the messages of activation. */
export const activationMessages: MessageNotes<ActivationMessage> = {
  'card.select': { number: 'M11', tag: 'inf-M', kind: 'command', says: 'The card holder picks the card to pay with.' },
  'activation.done': { tag: 'ours', kind: 'news', says: 'The card holder is told that the card now pays.' },
  'activation.failed': { tag: 'ours', kind: 'news', says: 'The card holder is told that it did not work, and why.' },
  'activation.request': {
    number: 'M21',
    tag: 'inf-H',
    kind: 'command',
    says: 'Asks to activate a card’s payment token.',
  },
  'activation.data': {
    number: 'M22',
    tag: 'seen',
    kind: 'answer',
    says: 'Target activation data: the payment token to be activated.',
  },
  'activation.instruction': {
    number: 'M23',
    tag: 'seen',
    kind: 'answer',
    says: 'Target activation instruction: the transaction card type whose personalised data is to change.',
  },
  'activation.refused': { tag: 'inf-M', kind: 'answer', says: 'The card is not activated, and why.' },
  'activation.result': {
    number: 'M24',
    tag: 'inf-M',
    kind: 'news',
    says: 'The terminal reports what became of an activation.',
  },
  'token.activate': {
    tag: 'inf-H',
    kind: 'command',
    says: 'Has the element replace the payment token and activate it.',
  },
  'token.activated': { tag: 'inf-H', kind: 'answer', says: 'The payment token is active.' },
  'token.refused': { tag: 'inf-H', kind: 'answer', says: 'The payment token is not activated, and why.' },
  'selection.ask': { tag: 'ours', kind: 'command', says: 'Asks the element which payment token of a type is active.' },
  'selection.told': { tag: 'ours', kind: 'answer', says: 'The element says which payment token of a type is active.' },
};
