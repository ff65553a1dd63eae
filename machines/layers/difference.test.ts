/**
 * Goal: a difference adds what it says where it says, and throws where there is no such place. Method: differences of a
 * loan, in XState; random regions.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from './chart-rows.test-kit.ts';
import { type Differences, differing } from './difference.ts';
import { loan, runOf, sends } from './loan.test-kit.ts';
import { layered, many, type Transition } from './region.ts';
import { regions } from './regions.test-kit.ts';

const over = (...differences: readonly Differences[]) => layered(loan, differences.map(differing));
/** The last line of a run with a difference. */
const last = (difference: Differences, events: readonly string[], holds: readonly string[] = []) =>
  runOf(over(difference), events, holds).at(-1);

const waiting = { description: 'Waits at the counter.', on: { 'loan.end': { target: 'idle', description: 'Goes.' } } };
const counter: Differences = {
  also: { lent: { 'loan.end': { target: 'counter', description: 'Brings it back.' } } },
  states: { counter: waiting },
};

describe('what it adds', () => {
  test('a state, with a door in another', () => {
    expect(runOf(over(counter), ['loan.start', 'loan.answer', 'book.fetched', 'loan.end'], ['myLoan']).at(-1)).toBe(
      'counter',
    );
  });

  test('a transition of the region, which is tried after those of a state', () => {
    const also = { anywhere: { 'loan.start': { actions: 'moans', description: 'Is moaned at.' } } };
    expect(last({ also }, ['loan.start'])).toBe('asking: newLoan, loan.request to library');
    expect(last({ also }, ['loan.start', 'loan.start'])).toBe('asking: moans');
  });

  test('`also` is tried first, `otherwise` last', () => {
    const end = { target: 'lent', description: 'Has it already.' };
    const guarded = { asking: { 'loan.answer': { ...end, guard: 'hasBook' } } };
    expect(last({ also: guarded }, ['loan.start', 'loan.answer'], ['myLoan', 'hasBook'])).toBe('lent');
    expect(last({ also: guarded }, ['loan.start', 'loan.answer'], ['myLoan'])).toContain('fetching');
    expect(last({ otherwise: { asking: { 'loan.answer': end } } }, ['loan.start', 'loan.answer'])).toBe('lent');
    expect(
      last({ otherwise: { asking: { 'loan.answer': end } } }, ['loan.start', 'loan.answer'], ['myLoan']),
    ).toContain('fetching');
  });

  test('`also` for a time-out and for `always`', () => {
    const also = {
      asking: { replyTimeout: { guard: 'closed', target: 'idle', description: 'The library is closed.' } },
      fetching: { always: { guard: 'hasBook', target: 'lent', description: 'Has it already.' } },
    };
    expect(last({ also }, ['loan.start', 'after replyTimeout'], ['closed'])).toBe('idle');
    expect(last({ also }, ['loan.start', 'after replyTimeout'])).toBe('unanswered: loan.failed to reader');
    expect(last({ also }, ['loan.start', 'loan.answer'], ['myLoan', 'hasBook'])).toContain('lent');
  });

  test('actions on entry and exit, after those that are there', () => {
    const also = { asking: { entry: 'hopes', exit: ['sighs', 'leaves'] } };
    expect(runOf(over({ also }), ['loan.start', 'loan.refused']).slice(1)).toEqual([
      'asking: newLoan, loan.request to library, hopes',
      'idle: sighs, leaves, loan.failed to reader',
    ]);
  });

  test('actions of a transition, after those that are there', () => {
    const doing = { asking: { 'loan.refused': sends('courier', 'book.keep') } };
    expect(last({ doing }, ['loan.start', 'loan.refused'])).toBe('idle: loan.failed to reader, book.keep to courier');
  });

  test('… or before them', () => {
    const doingFirst = { asking: { 'loan.refused': 'sighs', replyTimeout: 'waits' } };
    expect(last({ doingFirst }, ['loan.start', 'loan.refused'])).toBe('idle: sighs, loan.failed to reader');
    expect(last({ doingFirst }, ['loan.start', 'after replyTimeout'])).toBe('unanswered: waits, loan.failed to reader');
  });

  test('a state that takes what another one takes; its own transitions stand, and it neither asks nor waits', () => {
    const on = { 'loan.refused': { target: 'lent', description: 'Takes it all the same.' } };
    const laid = over({ states: { insisting: { like: 'asking', description: 'Insists.', on } } });
    expect(laid.states.insisting).toEqual({
      description: 'Insists.',
      on: { ...loan.states.asking!.on, ...on },
    });
  });
});

describe('what it replaces', () => {
  test('a transition, with all that stands there for the event', () => {
    const instead = { asking: { 'loan.answer': { target: 'lent', description: 'Reads it there.' } } };
    expect(last({ instead }, ['loan.start', 'loan.answer'], ['myLoan'])).toBe('lent');
    expect(last({ instead }, ['loan.start', 'loan.refused'])).toBe('idle: loan.failed to reader');
  });

  test('a transition of the region', () => {
    const end = (target: string) => ({ anywhere: { 'loan.end': { target, description: 'Goes.' } } });
    expect(runOf(over({ also: end('.lent') }, { instead: end('.idle') }), ['loan.start', 'loan.end']).at(-1)).toBe(
      'idle',
    );
  });

  test('the one transition with a guard, where a guard is named', () => {
    const other = { guard: 'oldLoan', target: 'lent', description: 'Has it already.' };
    const two: Differences = { otherwise: { asking: { 'loan.answer': other } } };
    const there = over(two).states.asking!.on!['loan.answer'] as readonly Transition[];
    const one = { guard: 'newLoan', description: 'Is too late.' };
    expect(over(two, { instead: { asking: { 'loan.answer [myLoan]': one } } }).states.asking!.on).toMatchObject({
      'loan.answer': [one, there[1]],
    });
    expect(over(two, { also: { asking: { 'loan.answer [oldLoan]': one } } }).states.asking!.on).toMatchObject({
      'loan.answer': [there[0], one, there[1]],
    });
  });

  test('parts of every transition, of an event or a timer', () => {
    const changing = {
      asking: { 'loan.refused': { target: 'lent' }, replyTimeout: { target: 'idle', actions: 'sighs' } },
    };
    expect(last({ changing }, ['loan.start', 'loan.refused'])).toBe('lent: loan.failed to reader');
    expect(last({ changing }, ['loan.start', 'after replyTimeout'])).toBe('idle: sighs');
  });

  test('actions on entry', () => {
    expect(last({ instead: { asking: { entry: 'calls' } } }, ['loan.start'])).toBe('asking: newLoan, calls');
  });
});

describe('what it throws', () => {
  const none = { description: 'Nothing.' };
  test.each<[string, Differences, string]>([
    ['a state that is there', { states: { asking: none } }, 'adds the state "asking", which is there already'],
    ['a change of a state that is not', { also: { gone: {} } }, 'changes the state "gone", which is not there'],
    ['a replacement in such a state', { instead: { gone: {} } }, 'changes the state "gone", which is not there'],
    [
      'a replacement of a transition that is not there',
      { instead: { idle: { 'loan.end': none } } },
      'changes loan.end in the state "idle", and there is none',
    ],
    ['… of the region', { instead: { anywhere: { 'loan.end': none } } }, 'changes loan.end in the region'],
    [
      '… with a guard',
      { instead: { asking: { 'loan.answer [own]': none } } },
      'changes loan.answer [own] in the state',
    ],
    ['parts of one', { changing: { idle: { 'loan.end': none } } }, 'changes loan.end in the state "idle"'],
    ['… of a time-out', { instead: { idle: { replyTimeout: none } } }, 'changes replyTimeout in the state "idle"'],
    ['… of an entry', { instead: { idle: { entry: 'note' } } }, 'changes entry in the state "idle", and there is none'],
    [
      'actions of a transition that is not there',
      { doing: { idle: { 'loan.end': 'note' } } },
      'changes loan.end in the state "idle", and there is none',
    ],
    [
      'a state like one that is not there',
      { states: { more: { like: 'gone', description: 'More.' } } },
      'adds a state like "gone", which is not there',
    ],
  ])('%s', (_, difference, message) => {
    expect(() => over(difference)).toThrow(`a difference ${message}`);
  });

  test('a difference that names what another one adds, before that one', () => {
    const later: Differences = { also: { counter: { 'loan.start': { target: 'lent', description: 'Keeps it.' } } } };
    expect(Object.keys(over(counter, later).states.counter!.on!)).toEqual(['loan.end', 'loan.start']);
    expect(() => over(later, counter)).toThrow('a difference changes the state "counter", which is not there');
  });
});

test('differences of different places commute', () => {
  const refusing: Differences = {
    also: { lent: { 'loan.start': { actions: 'moans', description: 'Has one.' } } },
    instead: { asking: { entry: 'calls' } },
  };
  expect(rowsOf(over(counter, refusing))).toEqual(rowsOf(over(refusing, counter)));
});

test('every state stays, and so does every transition that is not replaced, in its order', () => {
  const added = { target: 'first', description: 'Added.' };
  const difference: Differences = {
    also: { first: { 'do.one': added, entry: 'more' } },
    otherwise: { second: { 'do.other': added } },
    states: { sixth: { description: 'The sixth state.' } },
  };
  fc.assert(
    fc.property(regions, region => {
      const laid = differing(difference)(region);
      expect(Object.keys(laid.states)).toEqual([...Object.keys(region.states), 'sixth']);
      for (const [name, state] of Object.entries(region.states))
        for (const [event, taken] of Object.entries(state.on!))
          expect(many(laid.states[name]!.on![event]).filter(each => each !== added)).toEqual(many(taken));
      expect(many(laid.states.first!.entry)).toEqual([...many(region.states.first!.entry), 'more']);
      expect(differing({})(region)).toEqual(region);
    }),
  );
});
