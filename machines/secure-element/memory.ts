/**
 * The element's non-volatile memory, in bytes, and its anti-tearing journal: pure functions from memory to memory, each
 * one write that a power loss either precedes or follows. Both universal card instances are there from the beginning
 * [seen]; how they got there is outside the model.
 */
import { type CardType, cardTypes } from '../protocol/card.ts';
import {
  type ElementIdentifier,
  type PaymentToken,
  paymentTokenOf,
  type TransactionIdentifier,
  transactionOf,
} from '../protocol/identifier.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { activate, activeToken, replaceToken, takeBack } from './selection.ts';

/** A universal card instance: identifier and universal personalisation data, shared by all cards of a type (P1, P5). */
export interface Instance {
  readonly cardType: CardType;
  /** Application identifier: the UnionPay AID of the type with an instance suffix (suffix ours). */
  readonly aid: string;
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

/** The one payment token of a card type, where the storage reading is `field` (P2). */
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
  /** What the allocator believes is free. */
  readonly free: number;
  readonly instances: readonly Instance[];
  readonly records: readonly CardRecord[];
  /** The payment token of each type; empty where each card’s record keeps its own (reading `records`). */
  readonly fields: readonly TokenField[];
  /** The number of the last activation accepted, by type. */
  readonly accepted: Readonly<Record<CardType, number>>;
  readonly journal: Journal | null;
  /** What was deleted, oldest first: a table of fixed size beside the instances, so that it takes no free memory. */
  readonly tombstones: readonly TransactionIdentifier[];
}

/** Tombstones kept at most; the oldest gives way, long after anything sent for it has died out (assumption). */
const tombstonesMax = 32;

/** Bytes of one personalised instance, one record without keys of its own, and one journal entry (all assumptions). */
export const instanceBytes = 8_192;
export const recordBytes = 121;
export const journalBytes = 16;

const aids: Readonly<Record<CardType, string>> = {
  debit: 'A0000003330101015501',
  credit: 'A0000003330101025502',
};

/** An element with both universal instances in place, and a record for each card bound to it beforehand. */
export function newMemory({ roster, readings, device }: DeviceTerms): Memory {
  const freeBytes = device.freeBytes ?? roster.freeBytes;
  const empty: Memory = {
    element: device.element,
    lifeCycle: 'SECURED',
    capacity: instanceBytes * cardTypes.length + freeBytes,
    free: freeBytes,
    instances: cardTypes.map(cardType => ({
      cardType,
      aid: aids[cardType],
      state: 'PERSO',
      bytes: instanceBytes,
      personalisation: 1,
      contactless: 'DEACTIVATED',
      counter: 0,
    })),
    records: [],
    fields: readings.storage === 'field' ? cardTypes.map(cardType => ({ cardType, token: null, active: false })) : [],
    accepted: { debit: 0, credit: 0 },
    journal: null,
    tombstones: [],
  };
  return roster.bound.reduce((memory, { card, device: on, active, unstored }, row) => {
    if (on !== device.name || unstored) return memory;
    const { type } = roster.cards.find(({ name }) => name === card)!;
    const stored = writeRecord(memory, transactionOf(row), type, paymentTokenOf(row));
    return active ? activate(replaceToken(stored, type, paymentTokenOf(row)), type, paymentTokenOf(row)) : stored;
  }, empty);
}

export const holds = ({ records }: Memory, transaction: TransactionIdentifier): boolean =>
  records.some(record => record.transaction === transaction);

/** Room for the record, and for its journal while it is written. */
export const hasRoom = ({ free }: Memory): boolean => free >= recordBytes + journalBytes;

export const servesType = ({ instances }: Memory, cardType: CardType): boolean =>
  instances.some(instance => instance.cardType === cardType && instance.state === 'PERSO');

/** Write: opens the journal. */
export function openJournal(
  memory: Memory,
  command: 'store' | 'erase',
  transaction: TransactionIdentifier,
  buries = false,
): Memory {
  const journal: Journal = { command, transaction, bytes: journalBytes, ...(buries ? { buries } : {}) };
  return { ...memory, free: memory.free - journalBytes, journal };
}

/** Write: puts the record into the first free slot. */
export function writeRecord(
  memory: Memory,
  transaction: TransactionIdentifier,
  cardType: CardType,
  token: PaymentToken,
): Memory {
  let slot = 0;
  while (memory.records.some(record => record.slot === slot)) slot++;
  const record: CardRecord = { slot, transaction, cardType, token, state: 'STORED', bytes: recordBytes };
  const records = [...memory.records, record].sort((one, two) => one.slot - two.slot);
  return { ...memory, free: memory.free - recordBytes, records };
}

/** Write: removes the record and gives its bytes back; where it was the one that paid, none of its type pays. */
export function removeRecord(memory: Memory, transaction: TransactionIdentifier): Memory {
  const gone = memory.records.filter(record => record.transaction === transaction);
  const paid = gone.find(({ cardType, token }) => activeToken(memory, cardType) === token);
  const aside = paid ? takeBack(memory, paid.cardType, null) : memory;
  return {
    ...aside,
    free: memory.free + gone.reduce((sum, { bytes }) => sum + bytes, 0),
    records: aside.records.filter(record => record.transaction !== transaction),
  };
}

/** Write: counts a transaction of the instance of a type. */
export function count(memory: Memory, cardType: CardType): Memory {
  const counted = (each: Instance) => (each.cardType === cardType ? { ...each, counter: each.counter + 1 } : each);
  return { ...memory, instances: memory.instances.map(counted) };
}

/** Write: closes the journal and gives its bytes back; the entry of a deletion stays behind as a tombstone. */
export function closeJournal(memory: Memory): Memory {
  const { journal, tombstones } = memory;
  const buried = journal?.command === 'erase' && journal.buries ? [journal.transaction] : [];
  return {
    ...memory,
    free: memory.free + (journal?.bytes ?? 0),
    journal: null,
    tombstones: [...tombstones.filter(each => !buried.includes(each)), ...buried].slice(-tombstonesMax),
  };
}

/** Write, on power-up: an open store is undone and an open erase finished, an open activation is taken back. */
export function recover(memory: Memory): Memory {
  const { journal } = memory;
  if (!journal) return memory;
  if (journal.command !== 'activate') return closeJournal(removeRecord(memory, journal.transaction));
  return closeJournal(takeBack(memory, journal.cardType, journal.previous));
}
