import { expect, test } from 'vitest';
import type { Group } from '#machines';
import { intentWords, stateWord, theParty, titleOf, wordingOf } from './words.ts';

test('a party’s title is its name in words, with an article unless it is numbered', () => {
  expect(titleOf('authServer')).toBe('auth server');
  expect(titleOf('resourceManager12')).toBe('resource manager 12');
  expect(theParty('authServer')).toBe('the auth server');
  expect(theParty('resourceManager1')).toBe('resource manager 1');
});

test('a message label has its reason or status after its type, and the card before identities', () => {
  expect(wordingOf({ type: 'bind.failed', card: 'debitCard', reason: 'noAnswer' })).toEqual({
    label: 'bind.failed noAnswer',
    detail: 'debitCard',
  });
  expect(wordingOf({ type: 'bind.request', request: 'request1', element: 'element1', card: 'debitCard' })).toEqual({
    label: 'bind.request',
    detail: 'debitCard request1',
  });
});

test('fields that repeat one of the two ends or are no text are left out', () => {
  expect(wordingOf({ type: 'prepared', manager: 'one', size: 3, more: {} }, ['one', 'two'])).toEqual({
    label: 'prepared',
    detail: '',
  });
});

test('an intent loses the subject that its party names, and the only device', () => {
  expect(intentWords('cardHolder', { type: 'holder.bind', card: 'debitCard' }, [])).toBe('bind debitCard');
  expect(intentWords('cardHolder', { type: 'phone.bind' }, [])).toBe('phone.bind');
  expect(intentWords('resourceManager1', { type: 'prepare' }, [])).toBe('prepare');
  const phone: Group = { name: 'phone', parties: ['terminal', 'secureElement'] };
  const select = { type: 'holder.select', card: 'debitCard', device: phone.name };
  expect(intentWords('cardHolder', select, [phone])).toBe('select debitCard');
  const watch: Group = { name: 'watch', parties: ['watchTerminal'] };
  expect(intentWords('cardHolder', select, [phone, watch])).toBe('select debitCard phone');
});

test('a state is named by the last name of its path', () => {
  expect(stateWord('secureElement.storing.written')).toBe('written');
  expect(stateWord('alone')).toBe('alone');
});
