/** Goal: what was asked of a party that lost power is asked again. Method: a loan whose courier is reset; random regions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askingAgainOnReset } from './asking-again-on-reset.ts';
import { loan, runOf, sends } from './loan.test-kit.ts';
import type { Region, StateNode } from './region.ts';
import { regions, reset } from './regions.test-kit.ts';
import { retrying } from './retrying.ts';

const courier = { message: reset, of: 'courier', name: 'The courier', resumes: false };
const library = { message: 'library.reset', of: 'library', name: 'The library', resumes: true };
const lost = askingAgainOnReset(courier);
const texts = (region: Region, message: string) =>
  Object.entries(region.states).map(([name, { on }]) => [name, (on![message] as { description: string }).description]);

test('a state that asked the party asks it again, and no other state does anything', () => {
  expect(runOf(lost(loan), [reset, 'loan.start', reset, 'loan.answer', reset], ['myLoan'])).toEqual([
    'idle',
    'idle',
    'asking: newLoan, loan.request to library',
    'asking',
    'fetching: keepShelf, book.fetch to courier',
    'fetching: book.fetch to courier',
  ]);
});

test('a state that gave up asks once more where that is wanted, and else does nothing', () => {
  const gaveUp = ['loan.start', 'after replyTimeout', 'library.reset'];
  expect(runOf(askingAgainOnReset(library)(loan), gaveUp).at(-1)).toBe('asking: loan.request to library');
  expect(runOf(askingAgainOnReset({ ...library, resumes: false })(loan), gaveUp).at(-1)).toBe('unanswered');
});

test('once more is the last time, where a state asks twice', () => {
  const region = askingAgainOnReset(library)(retrying('replyTimeout')(loan));
  const gaveUp = ['loan.start', 'after replyTimeout', 'after replyTimeout', 'library.reset'];
  expect(runOf(region, gaveUp).at(-1)).toBe('asking.askedAgain: loan.request to library');
  // The state itself begins anew.
  expect(runOf(region, ['loan.start', 'after replyTimeout', 'library.reset']).at(-1)).toBe(
    'asking.asked: loan.request to library',
  );
});

test('the texts say which party it was and what is asked again', () => {
  expect(texts(askingAgainOnReset(library)(loan), 'library.reset')).toEqual([
    ['idle', 'The library has power again; nothing was asked of it.'],
    ['asking', 'The library was without power: asks the library again.'],
    ['unanswered', 'Asks once more, now that the library is back.'],
    ['fetching', 'The library has power again; nothing was asked of it.'],
    ['lent', 'The library has power again; nothing was asked of it.'],
  ]);
  expect(texts(lost(loan), reset)).toContainEqual(['fetching', 'The courier was without power: asks it again.']);
});

test('a state asks where a state within it does', () => {
  const within: StateNode = {
    description: 'Waits.',
    initial: 'asks',
    states: { asks: { description: 'Asks.', entry: ['note', sends('courier', 'asked')] } },
  };
  const { outer } = lost({ ...loan, states: { ...loan.states, outer: within } }).states;
  expect(outer!.on![reset]).toMatchObject({ target: 'outer', reenter: true });
});

test('what a picture says of the news itself stands, in a state and in the region; nothing else is changed', () => {
  fc.assert(
    fc.property(regions, fc.boolean(), (drawn, everywhere) => {
      const own = { description: 'The region knows.' };
      const region = everywhere ? { ...drawn, on: { ...drawn.on, [reset]: own } } : drawn;
      const laid = lost(region);
      for (const [name, state] of Object.entries(region.states)) {
        const { [reset]: taken, ...others } = laid.states[name]!.on!;
        const { [reset]: before, ...same } = state.on!;
        expect({ ...laid.states[name], on: others }).toEqual({ ...state, on: same });
        if (before !== undefined || everywhere) expect(taken).toEqual(before);
        else expect(taken).toBeDefined();
      }
    }),
  );
});
