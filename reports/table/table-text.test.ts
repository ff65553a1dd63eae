// Goal: a table reads well in any width. Method: one table at two widths.
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { tablesOf } from './table.ts';
import { tableJson } from './table-json.ts';
import { tableText } from './table-text.ts';

const on = { 'bind.start': {}, 'card.delete': 'two', 'bind.answer': 'two', 'element.reset': { actions: 'notes' } };
const chart = createMachine({
  description: 'A chart with two states.',
  initial: 'one',
  states: { one: { on }, two: { on: { 'bind.start': 'one' } } },
} as Parameters<typeof createMachine>[0]) as AnyStateMachine;
const unexpected = {
  '(machine)': [
    { messages: 'bind.answer', states: 'two', because: 'It was answered before, and there is no second answer.' },
    { messages: 'element.reset', states: 'two', found: 'a scenario with two resets' },
  ],
};
const [table] = tablesOf(chart, { isMessage: event => event in on, unexpected });
const plain = (text: string): string => text;
const drawn = (width: number): string => tableText(table!, 'party', { width, bold: plain, dim: plain, red: plain });

test('names stand as steps above their columns, kind by kind', () => {
  expect(`\n${drawn(100)}\n`).toMatchInlineSnapshot(`
    "
    party
    A chart with two states.

         commands
         bind.start
         │ card.delete
         │ │   answers
         │ │   bind.answer
         │ │   │   news
         │ │   │   element.reset
    one  · H   H   H
    two  H _   _   _

    H handled 4, · ignored 1, R refused 0, _ unexpected 3

    _ bind.answer in two: It was answered before, and there is no second answer.
    ! element.reset in two: the checker finds it in a scenario with two resets.
    ? card.delete in two: no reason is given.
    "
  `);
});

test('a narrow table has parts, and no line is wider than the table', () => {
  const lines = drawn(27).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(27);
  expect(lines.filter(line => line.startsWith('one'))).toEqual(['one  · H   H', 'one  H']);
});

test('as JSON it has the same cells', () => {
  expect(tableJson(table!)).toMatchObject({
    says: 'A chart with two states.',
    states: [{ state: 'one', cells: { 'bind.start': 'ignored', 'card.delete': 'handled' } }, { state: 'two' }],
    counts: { handled: 4, ignored: 1, refused: 0, unexpected: 3, elsewhere: 0 },
    unexpected: [
      { messages: ['bind.answer'], because: 'It was answered before, and there is no second answer.' },
      { messages: ['element.reset'], found: 'a scenario with two resets' },
      { messages: ['card.delete'], states: ['two'] },
    ],
  });
});
