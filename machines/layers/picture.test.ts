/**
 * Goal: a picture of what does not exist does not compile. Method: TypeScript expects the errors, each at its line; what
 * compiles is plain data.
 */

import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { effects } from '../chart/effect.ts';
import { runOf } from './loan.test-kit.ts';
import { type ActionsOf, drawing, type GuardsOf, heard, kept, type StateOf } from './picture.ts';

type Message =
  | { type: 'loan.start'; book: string }
  | { type: 'loan.request'; book: string; days: number; note?: string }
  | { type: 'loan.answer'; shelf: number }
  | { type: 'loan.failed'; book: string; reason: 'closed' | 'lent' }
  | { type: 'book.fetch'; book: string; shelf: number };

type OfBook = { readonly book: string };
const desk = setup({
  types: { events: {} as Message },
  actions: {
    ...effects,
    newLoan: (_, _params: OfBook) => {},
    keepAs: (_, _params: OfBook & { as: string }) => {},
  },
  guards: {
    mine: (_, _params: OfBook) => true,
    was: (_, _params: OfBook & { state: string }) => true,
  },
});

interface Words {
  readonly message: Message;
  readonly event: Message['type'];
  readonly receiver: 'library' | 'courier' | 'reader';
  readonly kept: { readonly book: string; readonly days: number; readonly note?: string; readonly shelf?: string };
  readonly guard: GuardsOf<typeof desk, OfBook>;
  readonly action: ActionsOf<typeof desk, OfBook>;
  readonly timer: 'replyTimeout' | 'personTimeout';
}
const { picture, difference, send, report } = drawing<Words>();
const description = 'As it is drawn.';

const loan = picture({
  description: 'Borrowing a book.',
  initial: 'idle',
  states: {
    idle: { description, on: { 'loan.start': { target: 'asking', actions: 'newLoan', description } } },
    asking: {
      description,
      entry: send('library', 'loan.request', 'book', 'days', 'note'),
      on: {
        'loan.answer': [
          { guard: 'mine', target: 'lent', actions: { type: 'keepAs', params: { as: 'lent' } }, description },
          { guard: { type: 'was', params: { state: 'lent' } }, description },
        ],
      },
      after: { replyTimeout: { target: 'unanswered', description } },
    },
    unanswered: { description, meta: { gaveUpOn: 'asking' } },
    lent: { description, exit: report('book.back', 'book', { reason: 'read' }) },
  },
});
const returning = difference([loan], { states: { returning: { description } } });
/** A state of a picture with one more. */
const state = (idle: StateOf<Words, 'idle' | 'asking'>) =>
  picture({ description, initial: 'idle', states: { idle, asking: { description } } });

describe('a picture', () => {
  test('is the data that was given, and runs in XState', () => {
    expect(loan.states.asking!.entry).toEqual({
      type: 'send',
      params: { to: 'library', message: 'loan.request', fields: ['book', 'days', 'note'] },
    });
    expect(runOf(loan, ['loan.start', 'after replyTimeout'])).toEqual([
      'idle',
      'asking: newLoan, loan.request to library',
      'unanswered',
    ]);
  });

  test('does not compile with a state that is not there', () => {
    // @ts-expect-error: the first state.
    picture({ description, initial: 'nowhere', states: { idle: { description } } });
    // @ts-expect-error: the target of a transition.
    state({ description, always: { target: 'gone', description } });
    // @ts-expect-error: the target of a time-out.
    state({ description, after: { replyTimeout: { target: 'nowhere', description } } });
    // @ts-expect-error: a state within one that a layer does not make.
    state({ description, on: { 'loan.start': { target: 'asking.asked', description } } });
    // @ts-expect-error: the state that it gave up on.
    picture({ description, initial: 'idle', states: { idle: { description, meta: { gaveUpOn: 'asking' } } } });
    // @ts-expect-error: the state in which a restart resumes it.
    picture({ description, initial: 'idle', states: { idle: { description, meta: { resumes: 'asking' } } } });
    const states = { idle: { description } };
    // @ts-expect-error: the target of a transition of the region.
    picture({ description, initial: 'idle', on: { 'loan.start': { target: '.nowhere', description } }, states });
    // @ts-expect-error: … which begins with a dot.
    picture({ description, initial: 'idle', on: { 'loan.start': { target: 'idle', description } }, states });
    expect(state({ description, on: { 'loan.start': { target: 'asking.askedAgain', description } } })).toBeDefined();
  });

  test('does not compile with an event, a timer, a guard or an action that does not exist', () => {
    // @ts-expect-error: an event.
    state({ description, on: { 'loan.begin': { description } } });
    // @ts-expect-error: a timer.
    state({ description, after: { tapTimeout: { description } } });
    // @ts-expect-error: a guard.
    state({ description, on: { 'loan.start': { guard: 'yours', description } } });
    // @ts-expect-error: an action of a transition.
    state({ description, on: { 'loan.start': { actions: ['newLoan', 'newLone'], description } } });
    // @ts-expect-error: an action on entry.
    state({ description, entry: 'newLone' });
    // @ts-expect-error: an action on exit.
    state({ description, exit: 'newLone' });
    // @ts-expect-error: effects are made by `send` and `report`.
    state({ description, entry: 'send' });
    expect(state({ description, after: { 0: { target: 'asking', description } } })).toBeDefined();
  });

  test('does not compile with a parameter missing or of another type; that of the subject is not given', () => {
    // @ts-expect-error: the guard has a parameter besides the subject.
    state({ description, on: { 'loan.start': { guard: 'was', description } } });
    // @ts-expect-error: of another type.
    state({ description, on: { 'loan.start': { guard: { type: 'was', params: { state: 1 } }, description } } });
    // @ts-expect-error: by another name.
    state({ description, entry: { type: 'keepAs', params: { was: 'lent' } } });
    expect(state({ description, entry: { type: 'keepAs', params: { as: 'lent' } } })).toBeDefined();
  });

  test('does not compile without descriptions', () => {
    // @ts-expect-error: of a state.
    state({});
    // @ts-expect-error: of a transition.
    state({ description, on: { 'loan.start': { target: 'asking' } } });
    expect(loan.description).toBe('Borrowing a book.');
  });
});

describe('a message', () => {
  test('does not compile with a receiver or a type that does not exist', () => {
    // @ts-expect-error: the receiver.
    send('printer', 'loan.request', 'book', 'days');
    // @ts-expect-error: the message.
    send('library', 'loan.ask', 'book', 'days');
    expect(send('courier', 'loan.request', 'book', 'days')).toBeDefined();
  });

  test('does not compile with a field missing, or with one that it does not have', () => {
    // @ts-expect-error: it lacks `days`.
    send('library', 'loan.request', 'book');
    // @ts-expect-error: it lacks all.
    send('library', 'loan.request');
    // @ts-expect-error: it lacks `reason`.
    send('reader', 'loan.failed', { book: 'atlas' });
    // @ts-expect-error: it has no field `shelf`, which is kept.
    send('library', 'loan.request', 'book', 'days', 'shelf');
    // @ts-expect-error: it has no field `shelf`, which is given.
    send('reader', 'loan.failed', 'book', { reason: 'lent', shelf: 1 });
    expect(send('library', 'loan.request', 'book', 'days').params.fields).toEqual(['book', 'days']);
  });

  test('does not compile with a value of another type', () => {
    // @ts-expect-error: given: a number for a text.
    send('library', 'loan.request', 'days', { book: 3 });
    // @ts-expect-error: given: a reason that is none of its reasons.
    send('reader', 'loan.failed', 'book', { reason: 'unknown' });
    // @ts-expect-error: kept under its name, but as a text.
    send('courier', 'book.fetch', 'book', 'shelf');
    // @ts-expect-error: kept under another name, but as a text.
    send('courier', 'book.fetch', 'book', { shelf: kept('note') });
    // @ts-expect-error: kept under a name that is not there.
    send('courier', 'book.fetch', 'book', { shelf: kept('place') });
    // @ts-expect-error: heard in no message under that name.
    send('reader', 'loan.failed', 'book', { reason: heard('why') });
    // @ts-expect-error: heard in a message, but as a text.
    send('courier', 'book.fetch', 'book', { shelf: heard('book') });
    expect(send('courier', 'book.fetch', { book: kept('note'), shelf: heard('shelf') }).params.fields).toEqual([
      { book: { kept: 'note' }, shelf: { heard: 'shelf' } },
    ]);
  });
});

test('a report does not compile with a field that is not kept', () => {
  // @ts-expect-error: under its own name.
  report('book.back', 'place');
  // @ts-expect-error: under another name.
  report('book.back', 'book', { at: kept('place') });
  expect(report('book.back', 'book', { at: kept('shelf'), for: 'good' })).toEqual({
    type: 'report',
    params: { report: 'book.back', fields: ['book', { at: { kept: 'shelf' }, for: 'good' }] },
  });
});

describe('a difference', () => {
  const back = { target: 'idle', description } as const;

  test('does not compile where it changes a state of neither the picture nor the differences before it', () => {
    // @ts-expect-error: before.
    const also = difference([loan], { also: { returning: { 'loan.start': back } } });
    // @ts-expect-error: behind.
    const otherwise = difference([loan], { otherwise: { returning: { 'loan.start': back } } });
    // @ts-expect-error: in place.
    const instead = difference([loan], { instead: { returning: { 'loan.start': back } } });
    // @ts-expect-error: parts.
    const changing = difference([loan], { changing: { returning: { 'loan.start': { target: 'lent' } } } });
    // @ts-expect-error: actions.
    const doing = difference([loan], { doing: { returning: { 'loan.start': 'newLoan' } } });
    // It would throw, too.
    for (const layer of [also, otherwise, instead, changing, doing]) expect(() => layer(loan)).toThrow('"returning"');
    const after = difference([loan, returning], { also: { returning: { 'loan.start': back } } });
    expect(after(returning(loan)).states.returning!.on).toEqual({ 'loan.start': back });
  });

  test('does not compile with a target, a model or a state given up on that is not there', () => {
    // @ts-expect-error: the target of a transition.
    difference([loan], { also: { lent: { 'loan.start': { target: 'returning', description } } } });
    // @ts-expect-error: the target of a transition of the region.
    difference([loan], { also: { anywhere: { 'loan.start': { target: '.returning', description } } } });
    // @ts-expect-error: … which begins with a dot.
    difference([loan], { changing: { anywhere: { 'loan.start': { target: 'idle' } } } });
    // @ts-expect-error: the target that a transition has instead.
    difference([loan], { changing: { idle: { 'loan.start': { target: 'returning' } } } });
    // @ts-expect-error: the target in a new state.
    difference([loan], { states: { late: { description, always: { target: 'returning', description } } } });
    // @ts-expect-error: the state that a new one gave up on.
    difference([loan], { states: { late: { description, meta: { gaveUpOn: 'returning' } } } });
    // @ts-expect-error: the state that a new one is like.
    difference([loan], { states: { late: { description, like: 'returning' } } });
    const itself = { target: 'late', description } as const;
    const late = difference([loan], { states: { late: { description, like: 'lent', on: { 'loan.start': itself } } } });
    expect(Object.keys(late(loan).states)).toContain('late');
  });

  test('does not compile with an event, a timer, a guard or an action that does not exist', () => {
    // @ts-expect-error: an event.
    difference([loan], { also: { idle: { 'loan.begin': back } } });
    // @ts-expect-error: a timer.
    difference([loan], { also: { asking: { tapTimeout: back } } });
    // @ts-expect-error: a guard.
    difference([loan], { also: { idle: { 'loan.start': { ...back, guard: 'yours' } } } });
    // @ts-expect-error: an action on entry.
    difference([loan], { instead: { asking: { entry: 'newLone' } } });
    // @ts-expect-error: an action of a transition.
    difference([loan], { doing: { idle: { 'loan.start': 'newLone' } } });
    expect(difference([loan], {})(loan)).toEqual(loan);
  });
});
