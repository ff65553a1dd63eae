/** Goal: a state that waits asks a second time before it gives up. Method: a loan in XState; random regions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loan, runOf, sends } from './loan.test-kit.ts';
import type { Region, StateNode } from './region.ts';
import { regions } from './regions.test-kit.ts';
import { retrying } from './retrying.ts';

const twice = retrying('replyTimeout');
const silence = (times: number) => ['loan.start', ...Array<string>(times).fill('after replyTimeout')];
const asking = (change: Partial<StateNode>): Region => ({
  ...loan,
  states: { ...loan.states, asking: { ...loan.states.asking!, ...change } },
});

test('a state asks twice, then goes where the picture says, and does there what the picture says', () => {
  expect(runOf(twice(loan), silence(2))).toEqual([
    'idle',
    'asking.asked: newLoan, loan.request to library',
    'asking.askedAgain: loan.request to library',
    'unanswered: loan.failed to reader',
  ]);
});

test('both times it takes the answer', () => {
  for (const times of [0, 1])
    expect(runOf(twice(loan), [...silence(times), 'loan.answer'], ['myLoan']).at(-1)).toBe(
      'fetching: keepShelf, book.fetch to courier',
    );
});

test('asked anew after giving up it asks only once more', () => {
  expect(runOf(twice(loan), [...silence(2), 'loan.start', 'after replyTimeout']).slice(4)).toEqual([
    'asking.askedAgain: loan.request to library',
    'unanswered: loan.failed to reader',
  ]);
});

test('a time-out that leads nowhere ends in the same state, which still takes the answer', () => {
  const region = twice(
    asking({ after: { replyTimeout: { actions: 'note', description: 'No answer: waits for it.' } } }),
  );
  expect(runOf(region, [...silence(2), 'loan.answer'], ['myLoan']).slice(3)).toEqual([
    'asking.unanswered: note',
    'fetching: keepShelf, book.fetch to courier',
  ]);
});

test('a time-out that leads back to asking is the first one, and there is no second', () => {
  const region = twice(
    asking({ after: { replyTimeout: { target: 'asking.askedAgain', description: 'No answer: asks again.' } } }),
  );
  expect(runOf(region, silence(2)).slice(2)).toEqual([
    'asking.askedAgain: loan.request to library',
    'asking.askedAgain',
  ]);
});

test('a time-out that leads back to asking once more comes twice', () => {
  const region = twice(
    asking({ after: { replyTimeout: { target: 'asking.askedOnceMore', description: 'No answer: asks twice more.' } } }),
  );
  expect(runOf(region, silence(3)).slice(2)).toEqual([
    'asking.askedAgain: loan.request to library',
    'asking.askedOnceMore: loan.request to library',
    'asking.askedOnceMore',
  ]);
});

test('the texts say what asking again is, and that the second silence is the last', () => {
  const { asked, askedAgain } = twice(loan).states.asking!.states!;
  expect(asked!.after!.replyTimeout).toMatchObject({ description: 'No answer: asks the library again.' });
  expect(askedAgain!.after!.replyTimeout).toMatchObject({ description: 'Still no answer: tells the reader.' });
  const { meta: _, ...plain } = loan.states.asking!;
  const unnamed = twice({ ...loan, states: { ...loan.states, asking: plain } }).states.asking!.states!.asked!;
  expect(unnamed.after!.replyTimeout).toMatchObject({ description: 'No answer: asks again.' });
});

test('another timer of the state runs on while it asks again', () => {
  const { replyTimeout } = loan.states.asking!.after!;
  const personTimeout = { target: 'idle', description: 'The reader has left.' };
  const region = twice(asking({ after: { replyTimeout: replyTimeout!, personTimeout } }));
  expect(region.states.asking!.after).toEqual({ personTimeout });
  expect(runOf(region, [...silence(1), 'after personTimeout']).at(-1)).toBe('idle');
});

test('a time-out that leads to a state with a timer is refused: an id would give that timer a new name', () => {
  const personTimeout = { target: 'idle', description: 'The reader has left.' };
  const unanswered = { ...loan.states.unanswered!, after: { personTimeout } };
  expect(() => twice({ ...loan, states: { ...loan.states, unanswered } })).toThrow(
    'a time-out leads to the state "unanswered", which has a timer of its own',
  );
});

test('a state that waits and has states within is refused: they would be lost', () => {
  const within = { initial: 'deep', states: { deep: { description: 'Is inside.', entry: sends('library', 'deep') } } };
  expect(() => twice(asking(within))).toThrow('the state "asking" waits and has states within');
});

test('no state without the timer is changed, but for an id and for its way back to one that waits', () => {
  fc.assert(
    fc.property(regions, region => {
      const laid = twice(region);
      expect(Object.keys(laid.states)).toEqual(Object.keys(region.states));
      for (const [name, { on, ...state }] of Object.entries(region.states)) {
        if (state.after?.replyTimeout) continue;
        const { id: _, on: now, ...kept } = laid.states[name]!;
        expect(kept).toEqual(state);
        const back = `"${state.meta?.gaveUpOn}.askedAgain"`;
        expect(JSON.stringify(now).replaceAll(back, `"${state.meta?.gaveUpOn}"`)).toBe(JSON.stringify(on));
      }
    }),
  );
});

test('a region that waits with no such timer is left as it is', () => {
  fc.assert(
    fc.property(regions, region => {
      expect(retrying('noSuchTimer')(region)).toEqual(region);
    }),
  );
});
