/** The messages of payment (P1, P5), with their notes. The flow is [inf-M] throughout. */
import type { AuthorisationIdentity, Nonce, PaymentToken, TransactionIdentifier } from '../identifier.ts';
import type { Proof } from '../proof.ts';
import type { Refusal, StatusWord } from '../refusal.ts';
import type { UniversalCardIdentifier } from '../universal-card.ts';
import type { MessageNotes } from './note.ts';

/** A message of payment. */
export type PaymentMessage =
  | { type: 'payment.start'; device: string }
  | { type: 'payment.done' }
  | { type: 'payment.declined'; reason: Refusal }
  | { type: 'payment.unknown' }
  | { type: 'directory.select'; shop: string; nonce: Nonce }
  | { type: 'directory.listed'; nonce: Nonce; aids: readonly UniversalCardIdentifier[] }
  | { type: 'instance.select'; shop: string; nonce: Nonce; aid: UniversalCardIdentifier }
  | { type: 'instance.selected'; nonce: Nonce; aid: UniversalCardIdentifier; token: PaymentToken }
  | { type: 'instance.refused'; nonce: Nonce; status: StatusWord }
  | { type: 'transaction.request'; shop: string; nonce: Nonce; amount: number }
  | {
      type: 'transaction.proof';
      nonce: Nonce;
      /** Left out where the element keeps payment tokens alone (reading `storage`): then the payment token names the row. */
      transaction?: TransactionIdentifier;
      proof: Proof;
    }
  | { type: 'transaction.refused'; nonce: Nonce; status: StatusWord }
  | {
      type: 'transaction.verify';
      shop: string;
      aid: UniversalCardIdentifier;
      transaction?: TransactionIdentifier;
      token: PaymentToken;
      nonce: Nonce;
      amount: number;
      proof: Proof;
    }
  | { type: 'transaction.result'; nonce: Nonce; outcome: 'approved' | 'declined'; reason?: Refusal }
  | { type: 'authorisation.request'; authorisation: AuthorisationIdentity; card: string; amount: number }
  | { type: 'authorisation.answer'; authorisation: AuthorisationIdentity; outcome: 'approved' | 'declined' };

/** The notes of the messages of payment. */
export const paymentMessages: MessageNotes<PaymentMessage> = {
  'payment.start': { tag: 'inf-H', kind: 'command', says: 'The card holder holds the device to the point of sale.' },
  'payment.done': { tag: 'ours', kind: 'news', says: 'The card holder is told that the payment is approved.' },
  'payment.declined': { tag: 'ours', kind: 'news', says: 'The card holder is told that nothing is charged.' },
  'payment.unknown': {
    tag: 'ours',
    kind: 'news',
    says: 'The card holder is told that it is not known yet whether the payment is approved.',
  },
  'directory.select': {
    tag: 'inf-M',
    kind: 'command',
    says: 'Selects the directory of applications for contactless payment (EMV: PPSE).',
  },
  'directory.listed': {
    tag: 'inf-M',
    kind: 'answer',
    says: 'The universal card identifiers of the instances that pay, the one of the highest priority first.',
  },
  'instance.select': { tag: 'inf-M', kind: 'command', says: 'Selects a universal instance by its identifier.' },
  'instance.selected': {
    tag: 'inf-M',
    kind: 'answer',
    says: 'The instance is selected; names the payment token that pays.',
  },
  'instance.refused': { tag: 'ours', kind: 'answer', says: 'No card of the type pays here.' },
  'transaction.request': {
    number: 'M12',
    tag: 'inf-H',
    kind: 'command',
    says: 'The transaction: amount and a fresh nonce.',
  },
  'transaction.proof': {
    number: 'M13',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The card transaction identifier, and the proof made from the universal instance and the active card’s record.',
  },
  'transaction.refused': { tag: 'ours', kind: 'answer', says: 'No tap is under way, so there is no proof.' },
  'transaction.verify': {
    number: 'M14',
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks to verify what the element gave, and to have it paid.',
  },
  'transaction.result': { number: 'M16', tag: 'inf-M', kind: 'answer', says: 'What became of a transaction.' },
  'authorisation.request': {
    number: 'M15',
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks the card’s own issuer to charge the real card.',
  },
  'authorisation.answer': {
    number: 'M15',
    tag: 'inf-M',
    kind: 'answer',
    says: 'The issuer has charged the card, or declines.',
  },
};
