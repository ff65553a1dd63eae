/** Goal: a record takes the bytes that the key design says. Method: the memory of one element under each design. */
import { expect, test } from 'vitest';
import { phone, type Roster } from '../protocol/card.ts';
import { profile } from '../protocol/safeguard.ts';
import { hasRoom, newMemory } from './memory.ts';

const roster: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices: [phone],
  bound: [{ card: 'debitCard', device: phone.name }],
  freeBytes: 300,
  rows: 1,
};
const memoryWith = (design: string) =>
  newMemory({
    roster,
    device: phone,
    safeguards: { ...profile('hardened'), 'key-design': design },
    readings: { storage: 'records', 'bind-request': 'names-element', 'migrated-cards': 'picked' },
  });

test.each([
  ['shared-block', 121, true],
  ['token-in-proof', 121, true],
  ['per-token', 241, false],
])('with the key design %s a record takes %i bytes', (design, bytes, another) => {
  const memory = memoryWith(design);
  expect(memory.records.map(record => record.bytes)).toEqual([bytes]);
  expect(memory.free).toBe(300 - bytes);
  expect(hasRoom(memory)).toBe(another);
});

test('an element of fields has no record, and the payment token of the card that pays', () => {
  const { fields, free, records } = newMemory({
    roster: { ...roster, bound: [{ ...roster.bound[0]!, active: true }] },
    device: { ...phone, lacks: ['credit'] },
    safeguards: profile('hardened'),
    readings: { storage: 'field', 'bind-request': 'names-element', 'migrated-cards': 'picked' },
  });
  expect(records).toEqual([]);
  expect(free).toBe(300);
  expect(fields).toEqual([{ cardType: 'debit', token: 'paymentToken1', active: true }]);
});

test('an element without an instance has its bytes neither taken nor free', () => {
  const { capacity, free, instances } = newMemory({
    roster: { ...roster, bound: [] },
    device: { ...phone, lacks: ['credit'] },
    safeguards: profile('hardened'),
    readings: { storage: 'records', 'bind-request': 'names-element', 'migrated-cards': 'picked' },
  });
  expect(instances.map(({ cardType }) => cardType)).toEqual(['debit']);
  expect(capacity).toBe(free + instances[0]!.bytes);
});
