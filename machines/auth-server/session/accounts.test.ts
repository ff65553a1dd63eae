/**
 * Goal: the history of logins is the account's own (P4 [seen]), and a device that was wiped passes on. Method: the server's
 * account data, one login after another.
 */
import { expect, test } from 'vitest';
import type { Device, Roster } from '../../protocol/card.ts';
import type { AuthServerContext, BindingRow, Scope } from '../context.ts';
import { accountWrites, devicesOf, newAccounts, passesOn } from './accounts.ts';

const device = (name: string): Device => ({
  name,
  terminal: `${name}Terminal`,
  secureElement: `${name}SecureElement`,
  element: `${name}Element`,
});
const devices = [device('new'), device('old')];
const roster: Roster = {
  cards: [{ name: 'debitCard', type: 'debit' }],
  devices,
  bound: [{ card: 'debitCard', device: 'old' }],
  freeBytes: 1_000,
  rows: 1,
  jobs: 1,
  users: [
    { name: 'ann', cards: ['debitCard'] },
    { name: 'ben', cards: [] },
  ],
  signedIn: [{ user: 'ann', device: 'new' }],
};
const row = { state: 'active', card: 'debitCard', element: 'oldElement', request: 'request0.0' } as BindingRow;
const begun = { durable: { ...newAccounts(roster), rows: [row] } } as unknown as AuthServerContext;

/** Ben signs in on the old device, from an installation of the app with this number. */
const opened = (installation: number) => ({
  type: 'session.open' as const,
  user: 'ben',
  device: 'old',
  installation,
  session: 'request1',
  sequence: installation,
});
const after = (installation: number, prunes: boolean): AuthServerContext => {
  const scope = { context: begun, event: opened(installation) } as unknown as Scope;
  return { ...begun, durable: accountWrites.openSession(scope, { device: 'old', prunes }) };
};
const shown = (context: AuthServerContext, user: string) => devicesOf(context, { device: 'new', user }, devices);

test('an account is shown the devices where it was logged in and has a card, without the one that asks', () => {
  expect(shown(begun, 'ann')).toEqual(['old']);
  expect(devicesOf(begun, { device: 'old', user: 'ann' }, devices)).toEqual([]);
});

test('an account that was never logged in there is shown nothing, and one without a card there neither', () => {
  expect(shown(begun, 'ben')).toEqual([]);
  expect(shown(after(2, true), 'ben')).toEqual([]);
});

test('a login from the app that was there leaves the logins of others', () => {
  expect(shown(after(2, true), 'ann')).toEqual(['old']);
  expect(passesOn(begun, opened(2), row)).toBe(false);
});

test('a login of somebody else from a newer app ends the logins before it, and passes the rows on', () => {
  expect(shown(after(4, true), 'ann')).toEqual([]);
  expect(passesOn(begun, opened(4), row)).toBe(true);
  expect(shown(after(4, false), 'ann')).toEqual(['old']);
});

test('the owner of a card who signs in from a newer app keeps its row', () => {
  expect(passesOn(begun, { ...opened(4), user: 'ann' }, row)).toBe(false);
});

test('a card that the newer app itself has bound is not passed on by a login in it', () => {
  expect(passesOn(begun, opened(4), { ...row, request: 'request4.1' })).toBe(false);
});

test('an old message that opens a session passes nothing on', () => {
  expect(passesOn(after(5, true), opened(4), row)).toBe(false);
});
