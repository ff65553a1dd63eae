/** Goal: what gave up waiting still takes the answer. Method: a loan whose library answers late. */
import { expect, test } from 'vitest';
import { loan, runOf } from './loan.test-kit.ts';
import type { Region, StateNode } from './region.ts';
import { takingStill } from './taking-still.ts';

const gaveUp = ['loan.start', 'after replyTimeout'];
const last = (region: Region, event: string) => runOf(region, [...gaveUp, event], ['myLoan']).at(-1);
const withState = (name: string, change: Partial<StateNode>): Region => ({
  ...loan,
  states: { ...loan.states, [name]: { ...loan.states[name]!, ...change } },
});

test('a state that gave up takes a late answer, as the state that it gave up on does', () => {
  expect(last(loan, 'loan.answer')).toBe('unanswered');
  expect(last(takingStill(loan), 'loan.answer')).toBe('fetching: keepShelf, book.fetch to courier');
  expect(last(takingStill(loan), 'loan.refused')).toBe('idle: loan.failed to reader');
});

test('its own transitions stand', () => {
  expect(last(takingStill(loan), 'loan.start')).toBe('asking: loan.request to library');
  const own = { 'loan.answer': { description: 'Has no use for it any more.' } };
  expect(last(takingStill(withState('unanswered', { on: own })), 'loan.answer')).toBe('unanswered');
});

test('it neither asks nor waits, and no other state is touched', () => {
  const { unanswered, ...others } = takingStill(loan).states;
  expect([unanswered!.entry, unanswered!.after]).toEqual([undefined, undefined]);
  const { unanswered: _, ...before } = loan.states;
  expect(others).toEqual(before);
  for (const [name, state] of Object.entries(others)) expect(state, name).toBe(loan.states[name]);
});

test('a state that gave up on itself takes what it took', () => {
  const region = withState('asking', { meta: { gaveUpOn: 'asking' } });
  expect(takingStill(region).states.asking).toBe(region.states.asking);
});
