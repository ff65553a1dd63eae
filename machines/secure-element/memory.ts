/**
 * The element's non-volatile memory, in bytes, and its anti-tearing journal: pure functions from memory to memory, each
 * one write that a power loss either precedes or follows. Both universal card instances are there from the beginning
 * [seen], except on a device where they are provisioned first.
 *
 * In the reading `records` each bound card has a record. In the reading `field` it has none: the instance of a type holds
 * one payment token, and its bytes are the instance's.
 */
import { type CardType, cardTypes } from '../protocol/card.ts';
import {
  type PaymentToken,
  paymentTokenOf,
  type TransactionIdentifier,
  transactionOf,
} from '../protocol/identifier.ts';
import type { DeviceTerms } from '../protocol/party-name.ts';
import { universalCardOf } from '../protocol/universal-card.ts';
import type { CardRecord, Instance, Journal, Memory } from './context.ts';
import { activate, activeToken, isOfFields, replaceToken, takeBack } from './selection.ts';

/** Tombstones kept at most; the oldest gives way, long after anything sent for it has died out (assumption). */
const tombstonesMax = 32;

/**
 * Bytes of one personalised instance, of one record without keys of its own, of the three keys of a payment token, and of
 * one journal entry (all assumptions).
 */
export const instanceBytes = 8_192;
const recordBytes = 121;
const tokenKeysBytes = 120;
export const journalBytes = 16;

/** An element with the universal instances of its device in place, as a rule both, and a record for each card bound to it beforehand or, in the reading `field`, the payment tokens that pay. */
export function newMemory({ roster, readings, device, safeguards }: DeviceTerms): Memory {
  const { lacks = [], provisions = [] } = device;
  const freeBytes = device.freeBytes ?? roster.freeBytes;
  const served = cardTypes.filter(cardType => !lacks.includes(cardType) && !provisions.includes(cardType));
  const empty: Memory = {
    element: device.element,
    lifeCycle: 'SECURED',
    capacity: instanceBytes * served.length + freeBytes,
    recordBytes: recordBytes + (safeguards['key-design'] === 'per-token' ? tokenKeysBytes : 0),
    free: freeBytes,
    instances: served.map(cardType => ({
      cardType,
      aid: universalCardOf(cardType),
      state: 'PERSO',
      bytes: instanceBytes,
      personalisation: 1,
      contactless: 'DEACTIVATED',
      counter: 0,
    })),
    records: [],
    fields: readings.storage === 'field' ? served.map(cardType => ({ cardType, token: null, active: false })) : [],
    accepted: { debit: 0, credit: 0 },
    journal: null,
    tombstones: [],
  };
  return roster.bound.reduce((memory, { card, device: on, active, unstored }, row) => {
    if (on !== device.name || unstored) return memory;
    const { type } = roster.cards.find(({ name }) => name === card)!;
    if (isOfFields(memory)) return active ? paying(memory, type, paymentTokenOf(row)) : memory;
    const stored = writeRecord(memory, transactionOf(row), type, paymentTokenOf(row));
    return active ? paying(stored, type, paymentTokenOf(row)) : stored;
  }, empty);
}

const paying = (memory: Memory, cardType: CardType, token: PaymentToken): Memory =>
  activate(replaceToken(memory, cardType, token), cardType, token);

export const holds = ({ records }: Memory, transaction: TransactionIdentifier): boolean =>
  records.some(record => record.transaction === transaction);

/** Room for the record, and for its journal while it is written. */
export const hasRoom = ({ free, recordBytes }: Memory): boolean => free >= recordBytes + journalBytes;

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
  const record: CardRecord = { slot, transaction, cardType, token, state: 'STORED', bytes: memory.recordBytes };
  const records = [...memory.records, record].sort((one, two) => one.slot - two.slot);
  return { ...memory, free: memory.free - memory.recordBytes, records };
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
