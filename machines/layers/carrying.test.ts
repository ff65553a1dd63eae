/** Goal: a value is carried wherever the message is sent, and nowhere else. Method: a region that sends it in every place. */
import { expect, test } from 'vitest';
import { carried } from './carrying.ts';
import type { Action, Field, Region } from './region.ts';

const sends = (message: string, ...fields: readonly Field[]): Action => ({
  type: 'send',
  params: { to: 'reader', message, fields },
});

/** A region that does the same wherever a region may do something. */
const doing = (...actions: readonly Action[]): Region => ({
  description: 'Says it everywhere.',
  initial: 'here',
  on: { 'loan.end': { actions, description: 'Says it.' } },
  states: {
    here: {
      description: 'Here.',
      entry: actions,
      exit: actions[0]!,
      on: {
        'loan.start': [
          { guard: 'myLoan', description: 'Says nothing.' },
          { actions, description: 'Says it.' },
        ],
      },
      after: { replyTimeout: { actions, description: 'Says it.' } },
      always: { guard: 'closed', actions, description: 'Says it.' },
      initial: 'within',
      states: { within: { description: 'Within.', entry: actions } },
    },
  },
});

test('a field has the value in every place, whether it was kept or given, and the others have their own', () => {
  const before = doing(sends('book.shown', 'title', { shelf: 1, row: 2 }), 'note', { type: 'report', params: {} });
  const after = doing(sends('book.shown', { title: 'Emma' }, { shelf: { kept: 'place' }, row: 2 }), 'note', {
    type: 'report',
    params: {},
  });
  expect(carried(before, { 'book.shown': { title: 'Emma', shelf: { kept: 'place' } } })).toEqual(after);
});

test('another message with such a field is as before', () => {
  const region = doing(sends('book.shown', 'title'), sends('book.lent', 'title'));
  expect(carried(region, { 'book.shown': { title: 'Emma' } })).toEqual(
    doing(sends('book.shown', { title: 'Emma' }), sends('book.lent', 'title')),
  );
});

test.each([
  ['a message that is not sent', 'book.lost', 'title'],
  ['a field that it does not have', 'book.shown', 'shelf'],
])('throws on %s', (_, message, field) => {
  expect(() => carried(doing(sends('book.shown', 'title')), { [message]: { [field]: 1 } })).toThrow(
    `a difference gives a value to ${field} of ${message}, which the region does not send`,
  );
});
