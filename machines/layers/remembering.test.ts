/** Goal: a restart finds the state that was written down. Method: a loan in XState; random regions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loan, runOf, sends } from './loan.test-kit.ts';
import { many, type Region } from './region.ts';
import { regions } from './regions.test-kit.ts';
import { remembering } from './remembering.ts';
import { retrying } from './retrying.ts';

const memory = {
  words: { writes: 'writes', was: 'was', forgets: 'forgets' },
  what: 'the loan',
  resumes: true,
} as const;
const remembered = remembering(memory);
/** The first state after a start at which this one was written down. */
const begun = (region: Region, state: string) => runOf(region, [], [`was ${state}`])[0];

test('a state is written down on entry, before all else; the initial one is forgotten', () => {
  expect(runOf(remembered(loan), ['loan.start', 'loan.refused'])).toEqual([
    'idle: forgets',
    'asking: newLoan, writes asking, loan.request to library',
    'idle: loan.failed to reader, forgets',
  ]);
});

test('where nothing forgets, the initial state does nothing on entry', () => {
  const words = { writes: 'writes', was: 'was' };
  expect(runOf(remembering({ ...memory, words })(loan), [])).toEqual(['idle']);
});

test('a start goes on in the state that was written down, and asks there again', () => {
  expect(begun(remembered(loan), 'lent')).toBe('lent: writes lent');
  expect(begun(remembered(loan), 'fetching')).toBe('fetching: writes fetching, book.fetch to courier');
});

test('a state that asked or gave up goes on with asking, with all its retries', () => {
  expect(begun(remembered(loan), 'unanswered')).toBe('asking: writes asking, loan.request to library');
  const twice = remembered(retrying('replyTimeout')(loan));
  for (const state of ['asking', 'unanswered'])
    expect(begun(twice, state)).toBe('asking.asked: writes asking, loan.request to library');
});

test('a state goes on where the picture says', () => {
  const fetching = { ...loan.states.fetching!, meta: { resumes: 'asking' } };
  const region = remembered({ ...loan, states: { ...loan.states, fetching } });
  expect(begun(region, 'fetching')).toBe('asking: writes asking, loan.request to library');
});

test('where a restart does not resume, what was unfinished is given up, and the rest goes on', () => {
  const region = remembering({
    ...memory,
    resumes: false,
    anyway: ['lent'],
    givesUp: state => ({ target: 'idle', actions: sends('reader', `${state}.over`), description: 'Gives up.' }),
  })(loan);
  expect(begun(region, 'fetching')).toBe('idle: fetching.over to reader, forgets');
  expect(begun(region, 'lent')).toBe('lent: writes lent');
});

test('where a restart resumes, a state that it takes up in no case is given up', () => {
  const givesUp = () => ({ target: 'idle', description: 'Gives up.' });
  const region = remembering({ ...memory, never: ['fetching'], givesUp })(loan);
  expect(begun(region, 'fetching')).toBe('idle: forgets');
  expect(begun(region, 'lent')).toBe('lent: writes lent');
});

test('what it says of the start names what is looked up', () => {
  const { start } = remembered(loan).states;
  expect(start!.description).toBe('Looks up the loan.');
  expect(many(start!.always).at(-1)).toEqual({ target: 'idle', description: 'Nothing was written down.' });
});

test('a picture with a state "start" is refused', () => {
  expect(() => remembered({ ...loan, states: { start: { description: 'Begins.' }, ...loan.states } })).toThrow(
    'the state "start" is there already',
  );
});

test('every state is looked up once, none is lost, and no transition is changed', () => {
  fc.assert(
    fc.property(regions, region => {
      const { start, ...states } = remembered(region).states;
      expect(Object.keys(states)).toEqual(Object.keys(region.states));
      for (const [name, { entry, ...state }] of Object.entries(region.states)) {
        const { entry: now, ...same } = states[name]!;
        expect(same).toEqual(state);
        expect(many(now).slice(1)).toEqual(many(entry));
      }
      const looked = many(start!.always).map(({ guard }) => (guard as { params: { state: string } })?.params.state);
      expect(looked).toEqual([...Object.keys(region.states).filter(name => name !== region.initial), undefined]);
    }),
  );
});
