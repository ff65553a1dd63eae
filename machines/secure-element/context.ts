/** What the element keeps, and what it is handed: the types that its commands share. */
import type { Scope as ChartScope } from '../chart/effect.ts';
import type { CardType } from '../protocol/card.ts';
import type { ElementIdentifier, Nonce, PaymentToken, TransactionIdentifier } from '../protocol/identifier.ts';
import type { CardMessage } from '../protocol/message.ts';
import type { UniversalCardIdentifier } from '../protocol/universal-card.ts';

/** A universal card instance: identifier and universal personalisation data, shared by all cards of a type (P1, P5). */
export interface Instance {
  readonly cardType: CardType;
  /** Its universal card identifier, by which it is selected. */
  readonly aid: UniversalCardIdentifier;
  /** GlobalPlatform application state; PERSO is the application-specific state in which it is personalised. */
  readonly state: 'INSTALLED' | 'SELECTABLE' | 'PERSO' | 'LOCKED';
  readonly bytes: number;
  /** The universal personalisation data, as a symbol: which generation of it. */
  readonly personalisation: number;
  /** GlobalPlatform contactless state (Amendment C): whether a reader that selects the instance is served. */
  readonly contactless: 'ACTIVATED' | 'DEACTIVATED';
  /** Transactions counted so far (ATC); every proof has the next number, and none is used twice. */
  readonly counter: number;
}

/** The record of one bound card: its card transaction identifier, beside the instance of its type. */
export interface CardRecord {
  readonly slot: number;
  readonly transaction: TransactionIdentifier;
  readonly cardType: CardType;
  readonly token: PaymentToken;
  readonly state: 'STORED' | 'ACTIVATED';
  readonly bytes: number;
}

/** The one payment token of a card type, in the personalised data of the type, where the storage reading is `field` (P2). */
export interface TokenField {
  readonly cardType: CardType;
  readonly token: PaymentToken | null;
  readonly active: boolean;
}

/** An open transaction: on power-up a store is undone, an erase finished, an activation taken back. */
export type Journal =
  | {
      readonly command: 'store' | 'erase';
      readonly transaction: TransactionIdentifier;
      readonly bytes: number;
      /** An erase that leaves a tombstone when the journal is closed. */
      readonly buries?: boolean;
    }
  | {
      readonly command: 'activate';
      readonly cardType: CardType;
      readonly previous: PaymentToken | null;
      readonly bytes: number;
    };

export interface Memory {
  readonly element: ElementIdentifier;
  /** GlobalPlatform card state. */
  readonly lifeCycle: 'SECURED' | 'CARD_LOCKED' | 'TERMINATED';
  readonly capacity: number;
  /** The bytes of one record, with the keys of its own if the key design gives it any. */
  readonly recordBytes: number;
  /** What the allocator believes is free. */
  readonly free: number;
  /** In the order of their priority for readers, the highest first. */
  readonly instances: readonly Instance[];
  /** Of each bound card; empty in the reading `field`, where an element keeps nothing for each card. */
  readonly records: readonly CardRecord[];
  /** The payment token of each type; empty where each card’s record keeps its own (reading `records`). */
  readonly fields: readonly TokenField[];
  /** The number of the last activation accepted, by type. */
  readonly accepted: Readonly<Record<CardType, number>>;
  readonly journal: Journal | null;
  /** What was deleted, oldest first: a table of fixed size beside the instances, so that it takes no free memory. */
  readonly tombstones: readonly TransactionIdentifier[];
}

/** A tap under way. */
export interface Tap {
  readonly shop: string;
  readonly nonce: Nonce;
  readonly cardType: CardType;
  /** The payment token the point of sale was told. */
  readonly token: PaymentToken;
  readonly amount?: number;
}

export interface ElementContext {
  readonly durable: Memory;
  /** Transient memory: the command under way, and the tap under way if there is one. */
  readonly volatile: { readonly command: CardMessage | null; readonly tap?: Tap };
}

export type ElementEvent =
  | Extract<
      CardMessage,
      {
        type:
          | 'element.identify'
          | 'record.store'
          | 'record.erase'
          | 'token.activate'
          | 'selection.ask'
          | 'directory.select'
          | 'instance.select'
          | 'transaction.request'
          | 'records.list'
          | 'instance.install';
      }
    >
  | { type: 'tear' }
  | { type: 'power-up' };

/** What an action or a guard looks at. */
export type Scope = ChartScope<ElementContext, ElementEvent>;
