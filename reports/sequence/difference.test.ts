import { expect, test } from 'vitest';
import { factChanges, stateChanges } from './difference.ts';

test('a change of state names both states, as paths', () => {
  expect(stateChanges('idle', 'waiting')).toEqual(['idle → waiting']);
  expect(stateChanges('ready', { storing: 'journalled' })).toEqual(['ready → storing.journalled']);
  expect(stateChanges({ storing: 'journalled' }, { storing: 'written' })).toEqual(['journalled → written']);
});

test('a region is named if there are several, and only changed regions are listed', () => {
  const before = { running: { row1: 'free', row2: 'free' } };
  const after = { running: { row1: { requested: 'asked' }, row2: 'free' } };
  expect(stateChanges(before, after)).toEqual(['row1: free → requested.asked']);
});

test('two regions of the same name that change at once are distinguished', () => {
  const value = (binding: string, activation: string) => ({
    binding: { row1: binding, row2: 'free' },
    activation: { row1: activation, row2: 'off' },
  });
  expect(stateChanges(value('active', 'on'), value('retired', 'off'))).toEqual([
    'binding.row1: active → retired',
    'activation.row1: on → off',
  ]);
});

test('going down and coming back is one change, whatever states the regions were in', () => {
  expect(stateChanges({ running: { row1: 'free', row2: 'free' } }, 'down')).toEqual(['running → down']);
  expect(stateChanges('down', { running: { binding: { row1: 'free' } } })).toEqual(['down → running']);
  expect(stateChanges('recovering', { running: { row1: 'free', row2: 'free' } })).toEqual(['recovering → running']);
});

test('facts appear, disappear and change, and only the durable part is listed', () => {
  const before = { durable: { journal: null, records: [], owner: 'one' }, volatile: { command: null } };
  const after = {
    durable: {
      journal: { command: 'store', transaction: 't1', bytes: 16 },
      records: [{ transaction: 't1' }],
      owner: 'two',
    },
    volatile: { command: 'x' },
  };
  expect(factChanges(before, after)).toEqual(['journal + store t1', 'owner one → two', 'records + t1']);
  expect(factChanges(after, before)).toEqual(['journal − store', 'owner two → one', 'records − t1']);
});

test('a fact that mirrors the change of state is not repeated', () => {
  const context = (state: string) => ({ durable: { rows: [{ state }] }, volatile: {} });
  expect(factChanges(context('requested'), context('allocated'), ['row1: requested.asked → allocated'])).toEqual([]);
  expect(factChanges(context('requested'), context('allocated'), [])).toEqual(['state requested → allocated']);
});

test('the part of a fact that the change of state contains is not repeated', () => {
  const idle = { durable: { activations: {}, row: null } };
  const asked = { durable: { activations: { debit: { state: 'requesting', card: 'card1' } }, row: 'pending' } };
  const told = ['activation: idle → requesting.asked', 'row2: inactive → pending'];
  expect(factChanges(idle, asked, told)).toEqual(['activations.debit + card1']);
  expect(factChanges(asked, idle, ['activation: requesting.asked → idle', 'row2: pending → inactive'])).toEqual([
    'activations.debit − card1',
  ]);
});

test('changed records are named by the field in which they differ', () => {
  const records = (one: string, two: string) => ({
    records: [
      { type: 'debit', card: 'one', state: one },
      { type: 'debit', card: 'two', state: two },
    ],
  });
  expect(factChanges(records('off', 'off'), records('off', 'on'))).toEqual(['two state off → on']);
});

test('counts are listed only if nothing else changed', () => {
  expect(factChanges({ free: 10, owner: 'one' }, { free: 5, owner: 'two' })).toEqual(['owner one → two']);
  expect(factChanges({ free: 10 }, { free: 5 })).toEqual(['free 10 → 5']);
});

test('more than a few facts are cut', () => {
  const facts = factChanges({}, { a: 'x', b: 'x', c: 'x', d: 'x' });
  expect(facts).toEqual(['a = x', 'b = x', 'c = x', '…']);
});
