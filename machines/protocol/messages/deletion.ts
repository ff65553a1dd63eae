/** The messages of deletion, and of the reconciliation between app, element and server, with their notes. */
import type { CardType } from '../card.ts';
import type { ElementIdentifier, PaymentToken, RequestIdentity, TransactionIdentifier } from '../identifier.ts';
import type { Refusal } from '../refusal.ts';
import type { MessageNotes } from './note.ts';

/** The data of one card that its record contains. */
export type ListedCard = {
  readonly card: string;
  readonly element: ElementIdentifier;
  readonly transaction: TransactionIdentifier;
  readonly cardType: CardType;
  readonly token: PaymentToken;
};

/**
 * The contents that an element reports: its records, or the payment tokens of its types (reading `storage`), and the
 * tombstones of records erased for good.
 */
export type Listed = {
  readonly element: ElementIdentifier;
  readonly records?: readonly TransactionIdentifier[];
  readonly tokens?: readonly PaymentToken[];
  readonly tombstones: readonly TransactionIdentifier[];
};

export type DeletionMessage =
  | { type: 'card.delete'; card: string }
  | { type: 'delete.done'; card: string }
  | { type: 'delete.queued'; card: string }
  | { type: 'delete.failed'; card: string; reason: Refusal }
  | {
      type: 'delete.request';
      card: string;
      element: ElementIdentifier;
      transaction: TransactionIdentifier;
      installation: number;
    }
  | { type: 'delete.answer'; card: string; transaction: TransactionIdentifier }
  | { type: 'records.list' }
  | ({ type: 'records.listed' } & Listed)
  | ({
      type: 'reconcile.request';
      request: RequestIdentity;
      /** `session`: that of the user who is signed in; null where nobody is. */
      session: RequestIdentity | null;
      device: string;
      installation: number;
    } & Listed)
  | {
      type: 'reconcile.answer';
      request: RequestIdentity;
      /** The user whose cards these are; null where they are those of the element. */
      owner: string | null;
      live: readonly ListedCard[];
      /** `migrated`: the row ended by a migration, and not by a deletion. */
      erase: readonly (ListedCard & { readonly migrated?: true })[];
    }
  | ({ type: 'record.provision'; installation: number } & ListedCard)
  | { type: 'wallet.shown'; device: string; bound: readonly string[]; underWay: readonly string[] };

export const deletionMessages: MessageNotes<DeletionMessage> = {
  'card.delete': { tag: 'seen', kind: 'command', says: 'The card holder asks to delete a card.' },
  'delete.done': { tag: 'ours', kind: 'news', says: 'The card holder is told that the card is deleted.' },
  'delete.queued': {
    tag: 'ours',
    kind: 'news',
    says: 'The card holder is told that the card is removed here, and that the server will be told.',
  },
  'delete.failed': {
    tag: 'ours',
    kind: 'news',
    says: 'The card holder is told that the card could not be deleted, and why.',
  },
  'delete.request': {
    number: 'M17',
    tag: 'inf-M',
    kind: 'command',
    says: 'Asks the auth server to delete the row of a card.',
  },
  'delete.answer': { number: 'M18', tag: 'inf-M', kind: 'answer', says: 'The row is deleted, for good.' },
  'records.list': { tag: 'ours', kind: 'command', says: 'Asks the element what it holds.' },
  'records.listed': { tag: 'ours', kind: 'answer', says: 'The element lists what it holds, and its tombstones.' },
  'reconcile.request': {
    number: 'M20',
    tag: 'inf-L',
    kind: 'command',
    says: 'Lists what the element holds, and asks what of it is live.',
  },
  'reconcile.answer': {
    number: 'M20',
    tag: 'inf-L',
    kind: 'answer',
    says: 'The server says what is live and what is to be erased.',
  },
  'record.provision': {
    tag: 'ours',
    kind: 'command',
    says: 'The server sends the record of a live row anew, for the element to store.',
  },
  'wallet.shown': { tag: 'ours', kind: 'news', says: 'The card holder sees the list of cards built anew.' },
};
