// Goal: a table says of each state and message what the chart does. Method: a small chart with every sort of cell, and the
// charts of the cards.
import { expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { reply, send, sendFrom } from '#machines';
import { scenarios, settingOf, systemOf } from '#sim';
import { countsOf, type Table, tablesOf } from './table.ts';

const refuses = send('holder', { type: 'open.refused', reason: 'busy' });
const room = {
  initial: 'start',
  states: {
    start: { always: 'shut' },
    shut: { on: { 'open.start': { guard: 'mine', target: 'opening' }, 'open.answer': {} } },
    opening: {
      initial: 'asked',
      on: { 'open.start': { actions: [refuses, { type: 'report', params: { type: 'refused' } }] } },
      states: {
        asked: { on: { 'open.answer': '#open' }, after: { replyTimeout: 'askedAgain' } },
        askedAgain: { on: { 'open.answer': '#open' }, after: { replyTimeout: 'unanswered' } },
        unanswered: { on: { 'open.answer': '#open' } },
      },
    },
    open: {
      id: 'open',
      on: { 'open.start': [{ guard: 'mine', actions: refuses }, { actions: 'notes' }], close: 'shut' },
    },
    off: { tags: 'down', on: { restart: 'shut' } },
  },
};
const isMessage = (event: string): boolean => !/^(xstate|restart)/.test(event);

function chart(config: unknown): AnyStateMachine {
  return createMachine(config as Parameters<typeof createMachine>[0]) as AnyStateMachine;
}

/** Each row as its state and the first letters of its cells. */
function lines({ rows }: Table): string[] {
  return rows.map(({ state, cells }) => `${state} ${cells.map(cell => cell[0]).join('')}`);
}

test('a cell is handled, ignored, refused or unexpected', () => {
  const [table] = tablesOf(chart(room), { isMessage });
  expect(table!.messages.map(({ name }) => name)).toEqual(['open.start', 'open.answer', 'close']);
  expect(lines(table!)).toEqual(['shut hiu', 'opening rhu', 'open huh']);
  expect(table!.asleep).toEqual(['start', 'off']);
  expect(countsOf(table!)).toEqual({ handled: 4, ignored: 1, refused: 1, unexpected: 3, elsewhere: 0 });
});

test('states inside a state are one row only as far as they do the same', () => {
  const { states } = room;
  const { opening } = states;
  const deaf = { ...opening, states: { ...opening.states, unanswered: {} } };
  const [table] = tablesOf(chart({ ...room, states: { ...states, opening: deaf } }), { isMessage });
  expect(lines(table!)).toEqual(['shut hiu', 'opening.asked, askedAgain rhu', 'opening.unanswered ruu', 'open huh']);
});

test('regions that differ in names of things only are shown once, and a message that another region always takes is elsewhere', () => {
  const listens = { initial: 'idle', states: { idle: { on: { close: { actions: 'notes' } } } } };
  const named = (card: string) => ({
    initial: 'shut',
    states: { shut: { on: { 'open.start': `wants ${card}` } }, [`wants ${card}`]: { on: { close: 'shut' } } },
  });
  const both = chart({
    id: 'door',
    initial: 'on',
    states: {
      on: {
        type: 'parallel',
        on: { 'bell.ring': { actions: 'notes' } },
        states: { rooms: { type: 'parallel', states: { one: named('one'), two: named('two') } }, listens },
      },
    },
  });
  const tables = tablesOf(both, { isMessage, kinds: { one: 'card', two: 'card' } });
  expect(tables.map(({ region, alike }) => [region.name, alike])).toEqual([
    ['door', []],
    ['rooms.one', ['rooms.two']],
    ['listens', []],
  ]);
  expect(lines(tables[1]!)).toEqual(['shut he', 'wants one uh']);
  expect(tablesOf(both, { isMessage })).toHaveLength(4);
  const wanted = tablesOf(both, { isMessage, isWanted: ({ name }) => name === 'rooms.two' });
  expect(wanted.map(({ region, alike }) => [region.name, alike])).toEqual([['rooms.two', []]]);
});

test('a refusal may be made by a function, and an answer is never refused', () => {
  const says = reply(({ event }) => ({ type: 'open.failed', card: event.card }));
  const passesOn = sendFrom('holder', () => ({ type: 'bind.failed', reason: 'noAnswer' }));
  const [table] = tablesOf(
    chart({
      initial: 'idle',
      states: { idle: { on: { open: { actions: says }, 'bind.refused': { actions: passesOn } } } },
    }),
    { isMessage },
  );
  expect(table!.messages.map(({ kind }) => kind)).toEqual(['answer', 'message']);
  expect(lines(table!)).toEqual(['idle hr']);
});

test('wildcards take what they stand for', () => {
  const [table] = tablesOf(
    chart({
      initial: 'one',
      states: { one: { on: { 'open.start': 'two', close: 'two' } }, two: { on: { 'open.*': 'one' } } },
    }),
    { isMessage: event => isMessage(event) && !event.endsWith('*') },
  );
  expect(lines(table!)).toEqual(['one hh', 'two hu']);
});

test('every message of every chart has a column of its kind', () => {
  for (const scenario of scenarios.filter(({ name }) =>
    /^(first-bind|migrate-card|one-tap-bind|tap-to-pay)$/.test(name),
  ))
    for (const party of systemOf(scenario, settingOf(scenario)).parties)
      for (const { messages, rows } of tablesOf(party.chart, { isMessage })) {
        const kinds = messages.map(({ kind }) => ['command', 'answer', 'news', 'message'].indexOf(kind));
        expect(kinds).toEqual(kinds.toSorted());
        for (const { state, cells } of rows) expect([state, cells.length]).toEqual([state, messages.length]);
      }
});
