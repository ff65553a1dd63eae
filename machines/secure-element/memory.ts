/**
 * The element's non-volatile memory, in bytes, and its anti-tearing journal: pure functions from memory to memory, each
 * one write that a power loss either precedes or follows. Both universal card instances are there from the beginning
 * [seen]; how they got there is outside the model.
 */
import { type CardType, cardTypes, type Device, type Roster } from '../protocol/card.ts';
import { type ElementIdentifier, type TransactionIdentifier, transactionOf } from '../protocol/identifier.ts';

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
}

/** The record of one bound card: its card transaction identifier, beside the instance of its type. */
export interface CardRecord {
  readonly slot: number;
  readonly transaction: TransactionIdentifier;
  readonly cardType: CardType;
  readonly bytes: number;
}

/** An open transaction: undone on power-up if it stores, finished if it erases. */
export interface Journal {
  readonly command: 'store' | 'erase';
  readonly transaction: TransactionIdentifier;
  readonly bytes: number;
}

export interface Memory {
  readonly element: ElementIdentifier;
  /** GlobalPlatform card state. */
  readonly lifeCycle: 'SECURED' | 'CARD_LOCKED' | 'TERMINATED';
  readonly capacity: number;
  /** What the allocator believes is free. */
  readonly free: number;
  readonly instances: readonly Instance[];
  readonly records: readonly CardRecord[];
  readonly journal: Journal | null;
}

/** Bytes of one personalised instance, one record without keys of its own, and one journal entry (all assumptions). */
export const instanceBytes = 8_192;
export const recordBytes = 121;
export const journalBytes = 16;

const aids: Readonly<Record<CardType, string>> = {
  debit: 'A0000003330101015501',
  credit: 'A0000003330101025502',
};

/** An element with both universal instances in place, and a record for each card bound to it beforehand. */
export function newMemory(roster: Roster, device: Device): Memory {
  const empty: Memory = {
    element: device.element,
    lifeCycle: 'SECURED',
    capacity: instanceBytes * cardTypes.length + roster.freeBytes,
    free: roster.freeBytes,
    instances: cardTypes.map(cardType => ({
      cardType,
      aid: aids[cardType],
      state: 'PERSO',
      bytes: instanceBytes,
      personalisation: 1,
    })),
    records: [],
    journal: null,
  };
  return roster.bound.reduce((memory, { card, device: on }, row) => {
    const { type } = roster.cards.find(({ name }) => name === card)!;
    return on === device.name ? writeRecord(memory, transactionOf(row), type) : memory;
  }, empty);
}

export const holds = ({ records }: Memory, transaction: TransactionIdentifier): boolean =>
  records.some(record => record.transaction === transaction);

/** Room for the record, and for its journal while it is written. */
export const hasRoom = ({ free }: Memory): boolean => free >= recordBytes + journalBytes;

export const servesType = ({ instances }: Memory, cardType: CardType): boolean =>
  instances.some(instance => instance.cardType === cardType && instance.state === 'PERSO');

/** Write: opens the journal. */
export function openJournal(memory: Memory, command: Journal['command'], transaction: TransactionIdentifier): Memory {
  return { ...memory, free: memory.free - journalBytes, journal: { command, transaction, bytes: journalBytes } };
}

/** Write: puts the record into the first free slot. */
export function writeRecord(memory: Memory, transaction: TransactionIdentifier, cardType: CardType): Memory {
  let slot = 0;
  while (memory.records.some(record => record.slot === slot)) slot++;
  const record: CardRecord = { slot, transaction, cardType, bytes: recordBytes };
  const records = [...memory.records, record].sort((one, two) => one.slot - two.slot);
  return { ...memory, free: memory.free - recordBytes, records };
}

/** Write: removes the record and gives its bytes back. */
export function removeRecord(memory: Memory, transaction: TransactionIdentifier): Memory {
  const gone = memory.records.filter(record => record.transaction === transaction);
  return {
    ...memory,
    free: memory.free + gone.reduce((sum, { bytes }) => sum + bytes, 0),
    records: memory.records.filter(record => record.transaction !== transaction),
  };
}

/** Write: closes the journal and gives its bytes back. */
export function closeJournal(memory: Memory): Memory {
  return { ...memory, free: memory.free + (memory.journal?.bytes ?? 0), journal: null };
}

/** Write, on power-up: an open store is undone, an open erase is finished; either way the record is gone. */
export function recover(memory: Memory): Memory {
  return memory.journal ? closeJournal(removeRecord(memory, memory.journal.transaction)) : memory;
}
