/** Goal: the parts of two results that have to be equal. Method: two results that differ in one part. */
import { expect, test } from 'vitest';
import { canonical } from '../interning/interner.ts';
import { machine } from './charts.test-kit.ts';
import { comparablePartOf, type QueryResult } from './query-result.ts';
import { resolved } from './snapshots.ts';

const chart = machine({ initial: 'a', states: { a: {}, b: {}, last: { type: 'history' }, end: { type: 'final' } } });
const at = (more: object = {}) =>
  resolved(chart, { value: 'a', context: { n: 1 }, tags: [], ...more } as never).snapshot;
const to = (receiver: string, type: string) => ({ to: receiver, message: { type } });
const answer: QueryResult = {
  snapshot: at(),
  timers: [],
  sends: [to('ben', 'x'), to('ann', 'y'), to('ben', 'z')],
  reports: [{ type: 'one' }, { type: 'two' }],
  heard: true,
  notRun: ['log', 'beep'],
  taken: [],
  others: [],
};
const isSame = (more: Partial<QueryResult>) =>
  canonical(comparablePartOf({ ...answer, ...more })) === canonical(comparablePartOf(answer));

test.each<[string, Partial<QueryResult>]>([
  ['the order of messages to different receivers', { sends: [to('ann', 'y'), to('ben', 'x'), to('ben', 'z')] }],
  ['the order of actions that are not run', { notRun: ['beep', 'log'] }],
  ['the other variants', { others: [at()] }],
])('%s can differ', (_, more) => expect(isSame(more)).toBe(true));

test.each<[string, Partial<QueryResult>]>([
  ['the state', { snapshot: at({ value: 'b' }) }],
  ['the context', { snapshot: at({ context: { n: 2 } }) }],
  ['the final status', { snapshot: at({ done: true }) }],
  ['the output', { snapshot: at({ output: 3 }) }],
  ['the history', { snapshot: at({ history: { 'chart.last': ['chart.b'] } }) }],
  ['the timers', { timers: [{ id: 'x', event: { type: 'x' } }] }],
  ['the order of messages to one receiver', { sends: [to('ben', 'z'), to('ann', 'y'), to('ben', 'x')] }],
  ['the receivers', { sends: [to('ben', 'x'), to('ann', 'z'), to('ben', 'y')] }],
  ['a message', { sends: answer.sends.slice(1) }],
  ['the order of reports', { reports: [{ type: 'two' }, { type: 'one' }] }],
  ['whether the event is handled', { heard: false }],
  ['the actions that are not run', { notRun: ['log'] }],
])('%s must be equal', (_, more) => expect(isSame(more)).toBe(false));

test('messages are grouped by receiver, in alphabetical order', () => {
  const [, , , , , , sends] = comparablePartOf(answer) as unknown[];
  expect(sends).toEqual([
    ['ann', [{ type: 'y' }]],
    ['ben', [{ type: 'x' }, { type: 'z' }]],
  ]);
});
