/** Goal: a region is data that XState takes as it stands, and changes of it keep its shape. Method: a loan, and lists. */
import { expect, test } from 'vitest';
import { loan, runOf } from './loan.test-kit.ts';
import { fewest, layered, lowered, many, mapStates, mapTransitions, type Transition } from './region.ts';

const one: Transition = { target: 'lent', description: 'Has the book.' };

test('a region runs in XState without a layer', () => {
  expect(runOf(loan, ['loan.start', 'loan.answer', 'book.fetched'], ['myLoan'])).toEqual([
    'idle',
    'asking: newLoan, loan.request to library',
    'fetching: keepShelf, book.fetch to courier',
    'lent',
  ]);
});

test('one, several and none are read as a list', () => {
  expect([many('one'), many(['one', 'other']), many(undefined)]).toEqual([['one'], ['one', 'other'], []]);
});

test('a list of one is written as the one, and any other list as a list', () => {
  expect([fewest(['one']), fewest(['one', 'other']), fewest([])]).toEqual(['one', ['one', 'other'], []]);
});

test('a change of all states keeps their order and their names, and does not touch the region given', () => {
  const before = JSON.stringify(loan);
  const changed = mapStates(loan, (state, name) => ({ ...state, description: `Is ${name}.` }));
  expect(Object.keys(changed.states)).toEqual(Object.keys(loan.states));
  expect(changed.states.lent!.description).toBe('Is lent.');
  expect(JSON.stringify(loan)).toBe(before);
});

test('a change of all transitions leaves single ones single, lists lists, and nothing empty', () => {
  const change = (taken: Transition): Transition => ({ ...taken, target: 'idle' });
  const changed = mapTransitions({ single: one, listed: [one, one] }, change);
  expect(changed).toEqual({ single: change(one), listed: [change(one), change(one)] });
  expect(mapTransitions(undefined, change)).toEqual({});
});

test('layers are laid in their order, and one that is not wanted is passed over', () => {
  const named = (word: string) => (region: typeof loan) => ({
    ...region,
    description: `${region.description} ${word}`,
  });
  expect(layered(loan, [named('First.'), undefined, named('Second.')]).description).toBe(
    'Borrowing a book. First. Second.',
  );
  expect(layered(loan, [])).toBe(loan);
});

test('a sentence inside a sentence begins with a small letter', () => {
  expect([lowered('No answer.'), lowered('')]).toEqual(['no answer.', '']);
});
