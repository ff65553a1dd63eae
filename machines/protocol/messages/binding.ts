/** The messages of binding (P1, P5), with their notes. */
import type { CardType } from '../card.ts';
import type { CardAuthentication } from '../card-authentication.ts';
import type { ElementIdentifier, PaymentToken, RequestIdentity, TransactionIdentifier } from '../identifier.ts';
import type { Refusal, StatusWord } from '../refusal.ts';
import type { MessageNotes } from './note.ts';

/** A message of binding. */
export type BindingMessage =
  | { type: 'bind.start'; card: string; authentication: CardAuthentication }
  | { type: 'bind.done'; card: string }
  | { type: 'bind.failed'; card: string; reason: Refusal }
  | { type: 'element.identify'; card: string }
  | { type: 'element.identified'; card: string; element: ElementIdentifier }
  | { type: 'element.reset' }
  /** `element`: left out where the reading `bind-request` is `by-channel` (P5). */
  | {
      type: 'bind.request';
      request: RequestIdentity;
      element?: ElementIdentifier;
      authentication: CardAuthentication;
    }
  | {
      type: 'card.authenticate';
      transaction: TransactionIdentifier;
      card: string;
      authentication: CardAuthentication;
    }
  | { type: 'card.authenticated'; transaction: TransactionIdentifier; card: string; cardType: CardType }
  | { type: 'card.refused'; transaction: TransactionIdentifier; card: string; reason: Refusal }
  | {
      type: 'bind.answer';
      request: RequestIdentity;
      card: string;
      cardType: CardType;
      transaction: TransactionIdentifier;
      token: PaymentToken;
    }
  | { type: 'bind.refused'; request: RequestIdentity; card: string; reason: Refusal }
  | { type: 'record.store'; card: string; transaction: TransactionIdentifier; cardType: CardType; token: PaymentToken }
  | { type: 'record.stored'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'record.refused'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  /** `deleted`: the card holder deleted the card, so that no late message must restore it. */
  | {
      type: 'record.erase';
      card: string;
      transaction: TransactionIdentifier;
      deleted?: boolean;
      /** Where the element has no records, but one payment token for each type (reading `storage`). */
      token?: PaymentToken;
    }
  | { type: 'record.erased'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'bind.confirm'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.confirmed'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.retired'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.abort'; card: string; transaction: TransactionIdentifier };

/** The notes of the messages of binding. */
export const bindingMessages: MessageNotes<BindingMessage> = {
  'bind.start': {
    tag: 'inf-H',
    kind: 'command',
    says: 'The card holder asks to add a card, and gives its card authentication information.',
  },
  'bind.done': { tag: 'ours', kind: 'news', says: 'The card holder is told that the card can be used.' },
  'bind.failed': { tag: 'ours', kind: 'news', says: 'The card holder is told that it did not work, and why.' },
  'element.identify': {
    number: 'M03',
    tag: 'inf-H',
    kind: 'command',
    says: 'Asks the secure element for its identifier.',
  },
  'element.identified': {
    number: 'M03',
    tag: 'inf-H',
    kind: 'answer',
    says: 'The secure element gives its identifier.',
  },
  'element.reset': { tag: 'ours', kind: 'news', says: 'Answer to reset: the secure element has power again.' },
  'bind.request': {
    number: 'M04',
    tag: 'seen',
    kind: 'command',
    says: 'The card binding message: element identifier (P1) and card authentication information (P1, P5).',
  },
  'card.authenticate': {
    number: 'M05',
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks the issuer to judge the card authentication information.',
  },
  'card.authenticated': {
    number: 'M05',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The issuer vouches for the card and names its type.',
  },
  'card.refused': { number: 'M05', tag: 'inf-M', kind: 'answer', says: 'The issuer does not vouch for the card.' },
  'bind.answer': {
    number: 'M06',
    tag: 'seen',
    kind: 'answer',
    says: 'The card type and the dedicated card information with its card transaction identifier.',
  },
  'bind.refused': { number: 'M07', tag: 'inf-M', kind: 'answer', says: 'The card is not bound, and why.' },
  'record.store': {
    number: 'M08',
    tag: 'seen',
    kind: 'command',
    says: 'Stores the card’s record beside the instance of its type.',
  },
  'record.stored': { number: 'M09', tag: 'inf-H', kind: 'answer', says: 'The record is stored.' },
  'record.refused': { number: 'M09', tag: 'inf-H', kind: 'answer', says: 'The record is not stored, and why.' },
  'record.erase': {
    number: 'M19',
    tag: 'inf-M',
    kind: 'command',
    says: 'Erases what the element holds of one card; the shared instances stay.',
  },
  'record.erased': { number: 'M19', tag: 'inf-M', kind: 'answer', says: 'The element holds nothing of the card.' },
  'bind.confirm': {
    number: 'M10',
    tag: 'inf-L',
    kind: 'command',
    says: 'The terminal confirms that the record is stored.',
  },
  'bind.confirmed': { tag: 'ours', kind: 'answer', says: 'The card is live.' },
  'bind.retired': { tag: 'ours', kind: 'answer', says: 'Too late: the row is retired; erase the record.' },
  'bind.abort': {
    number: 'M10',
    tag: 'inf-L',
    kind: 'command',
    says: 'The record could not be stored; retire the row.',
  },
};
