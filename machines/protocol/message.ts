/**
 * What the parties say to each other. Every message stands once in the table below: who says it to whom, which message
 * of the five patents it is (M-number of the merged list), how sure that is, and what it means.
 */
import type { CardType } from './card.ts';
import type { ElementIdentifier, PaymentToken, RequestIdentity, TransactionIdentifier } from './identifier.ts';

/** Why a bind request is refused or ends without a live card. */
export type Refusal =
  | 'authenticationFailed'
  | 'issuerUnreachable'
  | 'noCapacity'
  | 'retired'
  | 'noAnswer'
  | 'unconfirmed'
  | 'interrupted'
  | 'busy'
  | 'alreadyBound'
  | 'noRoom'
  | 'notLive'
  | 'stale'
  | 'noDevice'
  | 'noChoice'
  | 'notApproved'
  | 'notThere';

/**
 * ISO 7816-4 and GlobalPlatform status words the element answers with: done; wrong data (no instance of that type); not
 * enough memory; referenced data not found; conditions of use not satisfied (an activation that is not newer).
 */
export type StatusWord = '9000' | '6A80' | '6A84' | '6A88' | '6985';

export type CardMessage =
  | { type: 'bind.start'; card: string; claimedType: CardType }
  | { type: 'bind.done'; card: string }
  | { type: 'bind.failed'; card: string; reason: Refusal }
  | { type: 'element.identify'; card: string }
  | { type: 'element.identified'; card: string; element: ElementIdentifier }
  | { type: 'element.reset' }
  | { type: 'bind.request'; request: RequestIdentity; element: ElementIdentifier; card: string; claimedType: CardType }
  | { type: 'card.authenticate'; transaction: TransactionIdentifier; card: string }
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
  | {
      type: 'record.store';
      card: string;
      transaction: TransactionIdentifier;
      cardType: CardType;
      token: PaymentToken;
    }
  | { type: 'record.stored'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'record.refused'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'record.erase'; card: string; transaction: TransactionIdentifier }
  | { type: 'record.erased'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'bind.confirm'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.confirmed'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.retired'; card: string; transaction: TransactionIdentifier }
  | { type: 'bind.abort'; card: string; transaction: TransactionIdentifier }
  | { type: 'card.select'; card: string }
  | { type: 'activation.done'; card: string }
  | { type: 'activation.failed'; card: string; reason: Refusal }
  | {
      type: 'activation.request';
      request: RequestIdentity;
      sequence: number;
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
  | {
      type: 'token.activate';
      request: RequestIdentity;
      cardType: CardType;
      token: PaymentToken;
      sequence: number;
    }
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
  | { type: 'selection.ask'; cardType: CardType }
  | { type: 'selection.told'; cardType: CardType; active: PaymentToken | null }
  | { type: 'migration.start' }
  | { type: 'devices.request'; request: RequestIdentity; device: string }
  | { type: 'devices.answer'; request: RequestIdentity; devices: readonly string[] }
  | { type: 'migration.devices'; on: string; devices: readonly string[] }
  | { type: 'migration.choose'; device: string }
  | { type: 'migration.pick'; card: string }
  | { type: 'migration.request'; request: RequestIdentity; device: string; target: string; card: string }
  | { type: 'migration.outcome'; request: RequestIdentity; card: string; outcome: 'moved' | 'failed'; reason?: Refusal }
  | { type: 'migration.done'; on: string; card: string }
  | { type: 'migration.failed'; on: string; reason: Refusal }
  | { type: 'approval.ask'; request: RequestIdentity; card: string }
  | { type: 'approval.give'; request: RequestIdentity }
  | { type: 'migration.notice'; card: string }
  | { type: 'owner.notice'; card: string }
  | {
      type: 'migration.load';
      card: string;
      cardType: CardType;
      transaction: TransactionIdentifier;
      token: PaymentToken;
    }
  | { type: 'migration.loaded'; card: string; transaction: TransactionIdentifier; status: StatusWord }
  | { type: 'migration.revoked'; card: string; transaction: TransactionIdentifier }
  | { type: 'migration.erase'; card: string; transaction: TransactionIdentifier }
  | { type: 'migration.erased'; card: string; transaction: TransactionIdentifier };

export type MessageType = CardMessage['type'];

/** What the element says of itself after power-up, and what it is sent and answers. */
interface MessageNote {
  /** `patents` M-number, or undefined where the message is this project's own. */
  readonly number: string | undefined;
  /** Evidence tag of the message as such; `ours` where no text speaks of it. */
  readonly tag: 'seen' | 'inf-H' | 'inf-M' | 'inf-L' | 'ours';
  readonly says: string;
}

export const messages: Readonly<Record<MessageType, MessageNote>> = {
  'bind.start': { number: undefined, tag: 'inf-H', says: 'The card holder asks to add a card and names its type.' },
  'bind.done': { number: undefined, tag: 'ours', says: 'The card holder is told that the card can be used.' },
  'bind.failed': { number: undefined, tag: 'ours', says: 'The card holder is told that it did not work, and why.' },
  'element.identify': { number: 'M03', tag: 'inf-H', says: 'Asks the secure element for its identifier.' },
  'element.identified': { number: 'M03', tag: 'inf-H', says: 'The secure element gives its identifier.' },
  'element.reset': { number: undefined, tag: 'ours', says: 'Answer to reset: the secure element has power again.' },
  'bind.request': {
    number: 'M04',
    tag: 'seen',
    says: 'The card binding message: element identifier (P1) and card authentication information (P1, P5).',
  },
  'card.authenticate': { number: 'M05', tag: 'inf-M', says: 'Asks the issuer to check the card.' },
  'card.authenticated': { number: 'M05', tag: 'inf-M', says: 'The issuer vouches for the card and names its type.' },
  'card.refused': { number: 'M05', tag: 'inf-M', says: 'The issuer does not vouch for the card.' },
  'bind.answer': {
    number: 'M06',
    tag: 'seen',
    says: 'The card type and the dedicated card information with its card transaction identifier.',
  },
  'bind.refused': { number: 'M07', tag: 'inf-M', says: 'The card is not bound, and why.' },
  'record.store': { number: 'M08', tag: 'seen', says: 'Stores the card’s record beside the instance of its type.' },
  'record.stored': { number: 'M09', tag: 'inf-H', says: 'The record is stored.' },
  'record.refused': { number: 'M09', tag: 'inf-H', says: 'The record is not stored, and why.' },
  'record.erase': { number: 'M19', tag: 'inf-M', says: 'Erases one card’s record; the shared instances stay.' },
  'record.erased': { number: 'M19', tag: 'inf-M', says: 'The record is gone.' },
  'bind.confirm': { number: 'M10', tag: 'inf-L', says: 'The terminal confirms that the record is stored.' },
  'bind.confirmed': { number: undefined, tag: 'ours', says: 'The card is live.' },
  'bind.retired': { number: undefined, tag: 'ours', says: 'Too late: the row is retired; erase the record.' },
  'bind.abort': { number: 'M10', tag: 'inf-L', says: 'The record could not be stored; retire the row.' },
  'card.select': { number: 'M11', tag: 'inf-M', says: 'The card holder picks the card to pay with.' },
  'activation.done': { number: undefined, tag: 'ours', says: 'The card holder is told that the card now pays.' },
  'activation.failed': {
    number: undefined,
    tag: 'ours',
    says: 'The card holder is told that it did not work, and why.',
  },
  'activation.request': { number: 'M21', tag: 'inf-H', says: 'Asks to activate a card’s payment token.' },
  'activation.data': { number: 'M22', tag: 'seen', says: 'Target activation data: the payment token to be activated.' },
  'activation.instruction': {
    number: 'M23',
    tag: 'seen',
    says: 'Target activation instruction: the transaction card type whose personalised data is to change.',
  },
  'activation.refused': { number: undefined, tag: 'inf-M', says: 'The card is not activated, and why.' },
  'activation.result': { number: 'M24', tag: 'inf-M', says: 'The terminal reports what became of an activation.' },
  'token.activate': {
    number: undefined,
    tag: 'inf-H',
    says: 'Has the element replace the payment token and activate it.',
  },
  'token.activated': { number: undefined, tag: 'inf-H', says: 'The payment token is active.' },
  'token.refused': { number: undefined, tag: 'inf-H', says: 'The payment token is not activated, and why.' },
  'selection.ask': {
    number: undefined,
    tag: 'ours',
    says: 'Asks the element which payment token of a type is active.',
  },
  'migration.start': {
    number: undefined,
    tag: 'seen',
    says: 'The payment card migration operation, on the new device.',
  },
  'devices.request': { number: 'M35', tag: 'inf-H', says: 'Asks on which devices the account was logged in.' },
  'devices.answer': {
    number: 'M35',
    tag: 'inf-H',
    says: 'The devices the account was logged in on and that have a bound card.',
  },
  'migration.devices': { number: undefined, tag: 'seen', says: 'Shows at least one device identifier.' },
  'migration.choose': { number: undefined, tag: 'seen', says: 'The first selecting operation: a target device.' },
  'migration.pick': { number: 'M37', tag: 'inf-M', says: 'The second selecting operation: which card.' },
  'migration.request': { number: 'M36', tag: 'seen', says: 'Has the server migrate a card from the target device.' },
  'migration.outcome': { number: 'M38', tag: 'inf-H', says: 'What became of the migration.' },
  'migration.done': { number: undefined, tag: 'ours', says: 'The card holder is told that the card has moved.' },
  'migration.failed': {
    number: undefined,
    tag: 'ours',
    says: 'The card holder is told that it did not work, and why.',
  },
  'approval.ask': {
    number: undefined,
    tag: 'inf-M',
    says: 'Asks the owner, on a second channel, to approve this migration.',
  },
  'approval.give': { number: undefined, tag: 'inf-M', says: 'The owner approves this migration, once.' },
  'migration.notice': { number: undefined, tag: 'ours', says: 'Tells the old device that a card is about to move.' },
  'owner.notice': {
    number: undefined,
    tag: 'ours',
    says: 'Tells the owner, on a second channel, that a card is about to move.',
  },
  'migration.load': { number: 'M38', tag: 'inf-H', says: 'Gives the new device a fresh credential for the card.' },
  'migration.loaded': { number: 'M39', tag: 'inf-M', says: 'Whether the new device’s element has stored it.' },
  'migration.revoked': {
    number: undefined,
    tag: 'ours',
    says: 'Too late: the migration was given up; erase the record.',
  },
  'migration.erase': { number: 'M40', tag: 'inf-M', says: 'Has the old device erase the card’s record.' },
  'migration.erased': { number: 'M40', tag: 'inf-M', says: 'The old device has erased it.' },
  'selection.told': {
    number: undefined,
    tag: 'ours',
    says: 'The element says which payment token of a type is active.',
  },
};
