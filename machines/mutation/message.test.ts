/** Goal: what an action does is read without data. Method: actions of every form, as the entry of a chart. */
import { expect, test } from 'vitest';
import { type AnyStateMachine, assign, createMachine, raise } from 'xstate';
import { broadcast, reply, send, sendFrom } from '../chart/effect.ts';
import { messageOf } from './message.ts';
import { mutationsOf, raisedIn } from './mutation.ts';

const chartOf = (...actions: readonly unknown[]) =>
  createMachine({ id: 'named', entry: actions as never }) as AnyStateMachine;
const bell = raise({ type: 'bell.rings' });
type Kept = { readonly context: { readonly shelf: string; readonly rows: readonly string[] } };
const turns = raise(({ context }: Kept) => ({ type: 'shelf.turns', shelf: context.shelf }));
const fetches = sendFrom<{ request: string }, { type: string; book: string }>('stack', ({ context, event }) => ({
  type: 'book.fetch',
  request: context.request,
  book: event.book,
  copies: 1,
}));

test('an action is named by the message it sends or the event it raises, and otherwise by its own name', () => {
  const write = { type: 'write', params: { state: 'elsewhere', shelf: 'A' }, own: { state: 'elsewhere' } };
  const names = mutationsOf(
    chartOf(bell, turns, write, 'begin', function counts() {}, fetches, assign({})),
    path => path.join('.'),
  ).map(({ name }) => name);
  const drops = names.filter(name => name.endsWith(':drop-action')).map(name => name.split(':')[2]);
  const named = ['raise-bell.rings', 'raise-shelf.turns', 'write.elsewhere', 'begin', 'counts', 'send-book.fetch'];
  expect(drops).toEqual([...named, 'assign']);
});

test('a field has a value where the chart gives it, and none where it is kept or heard', () => {
  const fields = { request: undefined, book: undefined, copies: 1 };
  expect(messageOf(fetches)).toEqual({ type: 'book.fetch', fields });
  const sent = { to: 'stack', message: 'book.fetch', fields: ['request', { book: { heard: 'book' }, copies: 1 }] };
  expect(messageOf({ type: 'send', params: () => 0, sent })).toEqual({ type: 'book.fetch', fields });
});

test('a message is read whether it is fixed, for several receivers, or an answer to the sender', () => {
  const message = { type: 'book.lost', book: 'atlas' };
  const read = { type: 'book.lost', fields: { book: 'atlas' } };
  for (const action of [send('reader', message), broadcast(['reader', 'stack'], message), reply(message)])
    expect(messageOf(action)).toEqual(read);
  expect(
    messageOf(reply<unknown, { type: string; book: string }>(({ event }) => ({ type: 'book.lost', book: event.book }))),
  ).toEqual({
    type: 'book.lost',
    fields: { book: undefined },
  });
});

test('what depends on data is not read, and what sends nothing has no message', () => {
  const needs = sendFrom(
    'stack',
    ({ context }: Kept) => context.rows.map(book => ({ type: 'book.fetch', book }))[0] as { type: string },
  );
  expect(messageOf(needs)?.fields).toBeUndefined();
  for (const action of [bell, 'begin', { type: 'report', params: { type: 'rang' } }])
    expect(messageOf(action)).toBe(undefined);
});

test('the events that a chart raises are known, unless they depend on data', () => {
  expect(raisedIn(chartOf(bell, turns))).toEqual({ types: new Set(['bell.rings', 'shelf.turns']), isWhole: true });
  const needsData = raise(({ context }: Kept) => ({ type: [...context.rows][0]!.trim() }));
  expect(raisedIn(chartOf(bell, needsData))).toEqual({ types: new Set(['bell.rings']), isWhole: false });
});
