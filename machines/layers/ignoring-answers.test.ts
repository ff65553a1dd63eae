/** Goal: a late answer is passed over, and nothing else is changed. Method: a loan; random regions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ignoringAnswers } from './ignoring-answers.ts';
import { isAnswer, loan } from './loan.test-kit.ts';
import { many, type Region, type Transition } from './region.ts';
import { answers, regions } from './regions.test-kit.ts';

const isRandomAnswer = (type: string): boolean => answers.includes(type);
const ignored = ignoringAnswers(isRandomAnswer);
const always = ({ guard }: Transition): boolean => guard === undefined;
/** What is tried for an event in a state, its own transitions before those of the region, up to the first that is taken. */
function tried(region: Region, name: string, event: string): readonly Transition[] {
  const all = [...many(region.states[name]!.on?.[event]), ...many(region.on?.[event])];
  const last = all.findIndex(always);
  return last < 0 ? all : all.slice(0, last + 1);
}
const late = { description: 'A late or repeated answer: nothing to do.' };

test('a state passes over every answer that it does not take', () => {
  const { idle, asking } = ignoringAnswers(isAnswer)(loan).states;
  expect(idle!.on).toEqual({
    ...loan.states.idle!.on,
    'loan.answer': late,
    'loan.refused': late,
    'book.fetched': late,
  });
  expect(asking!.on).toEqual({
    'loan.answer': [loan.states.asking!.on!['loan.answer'], late],
    'loan.refused': loan.states.asking!.on!['loan.refused'],
    'book.fetched': late,
  });
});

test('an exception stays as it is drawn, with or without a guard', () => {
  const { idle, asking, lent } = ignoringAnswers(isAnswer, { 'loan.answer': ['asking', 'lent'] })(loan).states;
  expect(asking!.on!['loan.answer']).toBe(loan.states.asking!.on!['loan.answer']);
  expect(lent!.on).toEqual({ 'loan.refused': late, 'book.fetched': late });
  expect(idle!.on!['loan.answer']).toEqual(late);
});

test('an answer that every state takes is completed there, and with an exception it stays as it is drawn', () => {
  const anywhere = { guard: 'myLoan', target: '.lent', description: 'Has the book.' };
  const region = { ...loan, on: { 'book.fetched': anywhere } };
  const laid = ignoringAnswers(isAnswer)(region);
  expect(laid.on).toEqual({ 'book.fetched': [anywhere, late] });
  expect(laid.states.fetching!.on!['book.fetched']).toBe(loan.states.fetching!.on!['book.fetched']);
  expect(ignoringAnswers(isAnswer, { 'book.fetched': ['lent'] })(region).on).toEqual(region.on);
});

test('an answer that only a state within another one takes is named, too', () => {
  const asks = { description: 'Asks.', on: { 'loan.answer': { target: '#lent', description: 'May have it.' } } };
  const region: Region = {
    description: 'Asking.',
    initial: 'idle',
    states: { idle: { description: 'Idle.' }, asking: { description: 'Asking.', initial: 'asks', states: { asks } } },
  };
  const { idle, asking } = ignoringAnswers(isAnswer)(region).states;
  expect([idle!.on, asking!.on, asking!.states]).toEqual([{ 'loan.answer': late }, { 'loan.answer': late }, { asks }]);
});

test('an answer that the region names nowhere is not added', () => {
  expect(ignoringAnswers(type => type === 'parcel.lost')(loan)).toEqual(loan);
});

test('what is tried before stays, in its order; what is added comes last, does nothing, and is for answers only', () => {
  fc.assert(
    fc.property(regions, region => {
      const laid = ignored(region);
      const named = [region, ...Object.values(region.states)].flatMap(({ on }) => Object.keys(on!));
      for (const name of Object.keys(region.states))
        for (const event of new Set(named)) {
          const [before, after] = [tried(region, name, event), tried(laid, name, event)];
          expect(after.filter(each => before.includes(each))).toEqual(before);
          const added = after.filter(each => !before.includes(each));
          expect(added).toEqual(isRandomAnswer(event) && !before.some(always) ? [late] : []);
          if (added.length > 0) expect(after.at(-1)).toBe(added[0]);
        }
    }),
  );
});

test('afterwards every state takes every answer that is named, and laid again the layer adds nothing', () => {
  fc.assert(
    fc.property(regions, region => {
      const laid = ignored(region);
      const named = answers.filter(answer =>
        [region, ...Object.values(region.states)].some(({ on }) => on![answer] !== undefined),
      );
      for (const name of Object.keys(region.states))
        for (const answer of named) expect(tried(laid, name, answer).some(always)).toBe(true);
      expect(ignored(laid)).toEqual(laid);
    }),
  );
});
