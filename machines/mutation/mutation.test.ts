/**
 * Goal: each operator makes the change that it is named for, and no other; names stay when a chart grows elsewhere. Method:
 * the desk of a library, in XState, before and after each change.
 */
import { expect, test } from 'vitest';
import { type AnyStateMachine, assign, initialTransition, setup, transition } from 'xstate';
import { effects, send, sendFrom } from '../chart/effect.ts';
import { operators } from './change.ts';
import { mutated, mutationsOf } from './mutation.ts';

interface Context {
  readonly request: string;
  readonly isOpen: boolean;
  readonly written: string;
  readonly shelf: { readonly book: string };
}
type Event = { readonly type: string; readonly book?: string };

const desk = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    ...effects,
    write: assign({ written: (_, { state }: { state: string }) => state }),
    begin: assign({ request: 'request1' }),
  },
  guards: { isOpen: ({ context }) => context.isOpen, isBook: ({ event }) => event.book !== undefined },
  delays: { replyTimeout: 3_000 },
});
const asks = sendFrom<Context, Event>('stack', ({ context, event }) => ({
  type: 'book.fetch',
  request: context.request,
  book: event.book ?? 'atlas',
}));

/** The desk; `more` stands for what another protocol adds to it. */
const chartWith = (isOpen: boolean, more: object = {}, moreOfIdle: object = {}) =>
  desk.createMachine({
    id: 'desk',
    context: { request: 'request0', isOpen, written: '', shelf: { book: 'globe' } },
    initial: 'idle',
    states: {
      ...more,
      idle: {
        on: {
          ...moreOfIdle,
          'loan.ask': [
            { guard: 'isOpen', target: 'fetching', actions: 'begin', description: 'Has it fetched.' },
            {
              guard: 'isBook',
              actions: send('reader', { type: 'loan.refused', reason: 'closed' }),
              description: 'Refuses.',
            },
          ],
        },
      },
      fetching: {
        entry: { type: 'write', params: { state: 'fetching' } },
        initial: 'asked',
        on: {
          'book.found': { target: 'lent', description: 'Lends it.' },
          'loan.ask': { description: 'Is at it already.' },
        },
        states: {
          asked: {
            entry: asks,
            after: { replyTimeout: { target: 'askedAgain', description: 'Asks again.' } },
          },
          askedAgain: {
            entry: asks,
            after: {
              replyTimeout: {
                target: '#desk.idle',
                actions: send('reader', { type: 'loan.refused', reason: 'noAnswer' }),
                description: 'Gives up.',
              },
            },
          },
        },
      },
      lent: { description: 'The book is out.' },
      // biome-ignore lint/suspicious/noExplicitAny: the states that a test adds have any form
    } as any,
  }) as AnyStateMachine;

const general = (path: readonly string[]): string => path.map(word => word.replace(/\d+$/, '')).join('.');
const open = chartWith(true);
const closed = chartWith(false);
const ask = { type: 'loan.ask', book: 'atlas' };
const timeout = (state: string) => ({ type: `xstate.after.replyTimeout.desk.fetching.${state}` });

/** The state and the memory after these events, and every message on the way. */
function after(chart: AnyStateMachine, ...events: readonly Event[]) {
  const begun = initialTransition(chart);
  let [snapshot] = begun;
  const actions = [...begun[1]];
  for (const event of events) {
    const [next, more] = transition(chart, snapshot, event);
    snapshot = next;
    actions.push(...more);
  }
  const sent = actions.flatMap(({ type, params }) =>
    (type as string) === 'send' ? [(params as unknown as { message: unknown }).message] : [],
  );
  return { value: snapshot.value, context: snapshot.context as Context, sent };
}

/** The chart with the one mutation of this name. */
function changed(chart: AnyStateMachine, name: string): AnyStateMachine {
  const result = mutated(chart, name, general);
  expect(result, name).not.toBe(chart);
  return result;
}
const namesOf = (chart: AnyStateMachine) => mutationsOf(chart, general).map(({ name }) => name);
const refused = (reason: string) => ({ type: 'loan.refused', reason });

test('drop-guard: a branch is taken whatever its guard says', () => {
  expect(after(closed, ask).value).toBe('idle');
  expect(after(changed(closed, 'idle:loan.ask:has-it-fetched:drop-guard'), ask).value).toEqual({ fetching: 'asked' });
});

test('swap-branches: of two guarded branches the second is tried first', () => {
  const chart = changed(open, 'idle:loan.ask:has-it-fetched:refuses:swap-branches');
  expect(after(chart, ask)).toMatchObject({ value: 'idle', sent: [refused('closed')] });
});

test('retarget: a branch leads to a state beside its target, or leaves the party where it is', () => {
  const name = 'fetching:book.found:lends-it:retarget';
  expect(after(changed(open, `${name}:idle`), ask, { type: 'book.found' }).value).toBe('idle');
  expect(after(changed(open, `${name}:stay`), ask, { type: 'book.found' }).value).toEqual({ fetching: 'asked' });
});

test('drop-action: a message is not sent, or a part of the memory not written', () => {
  expect(after(changed(closed, 'idle:loan.ask:refuses:send-loan.refused:drop-action'), ask).sent).toEqual([]);
  const forgetful = changed(open, 'idle:loan.ask:has-it-fetched:begin:drop-action');
  expect(after(forgetful, ask).context.request).toBe('request0');
});

test('drop-mirror: a state is not written down when it is entered', () => {
  expect(after(open, ask).context.written).toBe('fetching');
  expect(after(changed(open, 'fetching:drop-mirror'), ask).context.written).toBe('');
});

test('other-field: a message carries another value of the same name or kind that the party knows', () => {
  const chart = changed(open, 'fetching.asked:entry:send-book.fetch:other-field:book');
  expect(after(chart, ask).sent).toEqual([{ type: 'book.fetch', request: 'request1', book: 'globe' }]);
});

test('skip-timeout: a party waits for ever', () => {
  const chart = changed(open, 'fetching.asked:after.replyTimeout:skip-timeout');
  expect(after(chart, ask, timeout('asked')).value).toEqual({ fetching: 'asked' });
  expect(after(open, ask, timeout('asked')).value).toEqual({ fetching: 'askedAgain' });
});

test('other-reason: an answer gives another reason that the chart has', () => {
  const chart = changed(closed, 'idle:loan.ask:refuses:send-loan.refused:other-reason:reason');
  expect(after(chart, ask).sent).toEqual([refused('noAnswer')]);
});

test('new-identity: asking again begins a new request, and the party keeps that one', () => {
  const chart = changed(open, 'fetching.asked:after.replyTimeout:send-book.fetch:new-identity:request');
  const { sent, context } = after(chart, ask, timeout('asked'));
  expect(sent).toMatchObject([{ request: 'request1' }, { request: 'request1anew' }]);
  expect(context.request).toBe('request1anew');
});

test('drop-ignore: a message that is passed over is not named any more', () => {
  const chart = changed(open, 'fetching:loan.ask:is-at-it-already:drop-ignore');
  const isNamed = (machine: AnyStateMachine) => {
    const [fetching] = transition(machine, initialTransition(machine)[0], ask);
    return machine.getTransitionData(fetching as never, { type: 'loan.ask' } as never).length > 0;
  };
  expect([isNamed(open), isNamed(chart)]).toEqual([true, false]);
});

test('every operator finds something in the desk, and every change of it makes another chart', () => {
  const all = mutationsOf(open, general);
  expect([...new Set(all.map(({ operator }) => operator))].sort()).toEqual(Object.keys(operators).sort());
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name } of all) changed(open, name);
});

test('a name that a chart has not changes nothing', () => {
  expect(mutated(open, 'idle:loan.ask:has-it-fetched:drop-ignore', general)).toBe(open);
  expect(mutated(open, '', general)).toBe(open);
});

test('names stay when a state, an event or a branch is added elsewhere', () => {
  const lost = { description: 'The book is lost.', on: { 'book.found': 'lent' } };
  const grown = chartWith(true, { lost }, { 'loan.end': { target: 'lent', description: 'Too late.' } });
  const [before, now] = [namesOf(open), namesOf(grown)];
  // A state that is added can take the place of another as the new target: that is another mutation, and its name says so.
  const taken = now.filter(name => name.endsWith(':retarget:lost')).map(name => name.replace(/:[^:]*$/, ''));
  const gone = before.filter(name => !now.includes(name));
  expect(gone.filter(name => !taken.includes(name.replace(/:[^:]*$/, '')))).toEqual([]);
  expect(before.length - gone.length).toBeGreaterThan(20);
  expect(now.length).toBeGreaterThan(before.length);
});

test('places that differ only in a number are one mutation, and are changed together', () => {
  const slot = {
    initial: 'free',
    states: { free: { on: { take: { target: 'taken', description: 'Is taken.' } } }, taken: {} },
  };
  const shelves = setup({}).createMachine({
    id: 'shelves',
    type: 'parallel',
    states: { shelf1: slot, shelf2: slot },
  }) as AnyStateMachine;
  const name = 'shelf.free:take:is-taken:retarget:stay';
  expect(namesOf(shelves)).toEqual([name]);
  expect(after(changed(shelves, name), { type: 'take' }).value).toEqual({ shelf1: 'free', shelf2: 'free' });
});

test('a report is never dropped, and a branch that does nothing does not lose its guard where it is the last', () => {
  const chart = setup({ actions: effects, guards: { mine: () => true } }).createMachine({
    id: 'quiet',
    initial: 'here',
    states: {
      here: {
        entry: { type: 'report', params: { type: 'entered' } },
        on: { late: { guard: 'mine', description: 'Too late.' } },
      },
    },
  }) as AnyStateMachine;
  expect(namesOf(chart)).toEqual(['here:late:too-late:drop-ignore']);
});
