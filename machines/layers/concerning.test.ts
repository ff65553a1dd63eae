/** Goal: names get their meaning, and nothing else changes. Method: a loan of one book among several, in XState. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setup, transition } from 'xstate';
import { effects, type Scope } from '../chart/effect.ts';
import { concerning, type Subject } from './concerning.ts';
import { loan, sends } from './loan.test-kit.ts';
import { drawing, heard, kept } from './picture.ts';
import { type Action, many, type Region, type Transitions } from './region.ts';
import { regions } from './regions.test-kit.ts';

interface Context {
  readonly shelf?: number;
  readonly place: string;
}
type Event = { readonly type: string; readonly [field: string]: unknown };

const subject: Subject<Context, Event> = {
  id: 'atlas',
  params: { book: 'atlas' },
  guard: 'mine',
  everyone: ['courier.reset'],
  receivers: { library: 'cityLibrary', reader: 'ann', courier: ({ context }) => `courierOf ${context.place}` },
  kept: ({ context }) => ({ book: 'atlas', shelf: context.shelf, place: context.place }),
  actions: { rings: params => ({ type: 'report', params: { type: 'rang', ...params } }) },
};
const bind = concerning(subject);
const about = { book: 'atlas' };
/** The region with one more state, and that state bound. */
const boundState = (state: object) =>
  bind({ ...loan, states: { ...loan.states, more: { description: 'More.', ...state } } }).states.more;
const boundOn = (on: Transitions) => boundState({ on }).on;
/** What an action sends. */
function sent(action: Action, context: Context, event: Event = { type: 'loan.start' }) {
  return (boundState({ entry: action }).entry.params as (scope: Scope<Context, Event>) => unknown)({ context, event });
}
const { send, report } = drawing<{
  message: { type: 'book.fetch'; book: string; shelf?: number; from: string; pages: readonly number[]; reason: string };
  event: string;
  receiver: 'courier';
  kept: { book: string; shelf: number; place: string };
  guard: string;
  action: string;
  timer: string;
}>();
const fetches = send('courier', 'book.fetch', 'book', 'shelf', {
  from: kept('place'),
  pages: [1, 2],
  reason: heard('reason'),
});

test('a message has its receiver, and its fields as they are kept, given or heard', () => {
  expect(sent(fetches, { shelf: 3, place: 'cellar' }, { type: 'loan.start', reason: 'asked' })).toEqual({
    to: 'courierOf cellar',
    message: { type: 'book.fetch', book: 'atlas', shelf: 3, from: 'cellar', pages: [1, 2], reason: 'asked' },
  });
});

test('a field without a value is left out of the message', () => {
  const { message } = sent(fetches, { place: 'cellar' }) as { message: object };
  expect(Object.keys(message)).toEqual(['type', 'book', 'from', 'pages']);
});

test('a report has its fields in the same way, and no receiver', () => {
  expect(sent(report('book.asked', 'book', { at: kept('place') }), { place: 'cellar' })).toEqual({
    type: 'book.asked',
    book: 'atlas',
    at: 'cellar',
  });
});

test('a message to a role that is no receiver is refused', () => {
  expect(() =>
    bind({ ...loan, states: { idle: { description: 'Idle.', entry: sends('printer', 'page.print') } } }),
  ).toThrow('a picture sends page.print to "printer", which is no receiver here');
});

test('a message is still there as data, for readers of the chart', () => {
  expect(boundState({ entry: fetches }).entry.sent).toEqual(fetches.params);
});

test('guards and actions get the parameters of the subject, and keep beside them what is their own', () => {
  const guard = { type: 'was', params: { state: 'lent' } };
  const actions = ['note', { type: 'keep', params: { as: 'lent' } }];
  const [taken, other] = boundOn({
    'loan.start': [
      { guard, actions, description: 'A.' },
      { guard: 'lendable', description: 'B.' },
    ],
  })['loan.start'];
  expect(taken).toEqual({
    guard: { type: 'was', params: { ...about, state: 'lent' }, own: { state: 'lent' } },
    actions: [
      { type: 'note', params: about, own: {} },
      { type: 'keep', params: { ...about, as: 'lent' }, own: { as: 'lent' } },
    ],
    description: 'A.',
  });
  expect(other.guard).toEqual({ type: 'lendable', params: about, own: {} });
});

test('a region without parameters names its guards and actions alone', () => {
  const { params: _, ...alone } = subject;
  const { idle, asking } = concerning(alone)(loan).states;
  expect(idle.on['loan.start']).toMatchObject({ guard: { type: 'mine' }, actions: { type: 'newLoan' } });
  expect([idle.on['loan.start'].guard, asking.on['loan.answer'].actions].map(Object.keys)).toEqual([
    ['type'],
    ['type'],
  ]);
});

test('an event and a timer have the names that they have in this chart', () => {
  const names = { 'loan.start': 'atlas.start', replyTimeout: 'libraryTimeout' };
  const { idle, asking } = concerning({ ...subject, names })(loan).states;
  expect([idle.on, asking.on, asking.after].map(Object.keys)).toEqual([
    ['atlas.start'],
    ['loan.answer', 'loan.refused'],
    ['libraryTimeout'],
  ]);
});

test('an action with a meaning of its own gets it', () => {
  expect(boundState({ entry: ['rings', { type: 'rings', params: { twice: true } }] }).entry).toEqual([
    { type: 'report', params: { type: 'rang' } },
    { type: 'report', params: { type: 'rang', twice: true } },
  ]);
});

test('a transition without a guard is one about the subject, unless the event is about every subject', () => {
  const mine = { type: 'mine', params: about, own: {} };
  const on = boundOn({ 'loan.start': { description: 'A.' }, 'courier.reset': { description: 'B.' } });
  expect(on).toEqual({ 'loan.start': { description: 'A.', guard: mine }, 'courier.reset': { description: 'B.' } });
  expect(bind({ ...loan, on: { 'loan.end': { description: 'C.' } } }).on['loan.end'].guard).toEqual(mine);
  // The expiry of a timer is about the state that armed it, and `always` has no event.
  const taken = { target: 'idle', description: 'D.' };
  expect(boundState({ after: { replyTimeout: taken }, always: taken })).toEqual({
    description: 'More.',
    after: { replyTimeout: taken },
    always: taken,
  });
  const { guard: _, ...alone } = subject;
  expect(concerning(alone)(loan).states.idle.on['loan.start']).not.toHaveProperty('guard');
});

test('an id, and a target by id, begin with the id of the subject', () => {
  const inner = { description: 'Inner.', on: { 'loan.end': { target: '#unanswered', description: 'Leaves.' } } };
  const { id, states } = boundState({ id: 'unanswered', initial: 'inner', states: { inner } });
  expect([id, states.inner.on['loan.end'].target]).toEqual(['atlas:unanswered', '#atlas:unanswered']);
});

test('a region bound to one book does nothing for another', () => {
  const about = ({ event }: Scope<unknown, Event>, { book }: { book: string }) => event.book === book;
  const machine = setup({
    types: { context: {} as Context, events: {} as Event },
    delays: { replyTimeout: 1 },
    guards: { mine: about, myLoan: about },
    actions: { ...effects, newLoan: (_, _params: { book: string }) => {}, keepShelf: () => {} },
  }).createMachine({ ...bind(loan), context: { place: 'cellar' } });
  const after = (book: string) => {
    const [next, actions] = transition(machine, machine.getInitialSnapshot(undefined as never), {
      type: 'loan.start',
      book,
    });
    return [next.value, ...actions.filter(({ type }) => type === 'send').map(({ params }) => params)];
  };
  expect(after('atlas')).toEqual(['asking', { to: 'cityLibrary', message: { type: 'loan.request' } }]);
  expect(after('novel')).toEqual(['idle']);
});

test('no state, no transition and no text is added or lost; single ones stay single', () => {
  const shapeOf = ({ states, on }: Region) => [
    Object.entries(on!).map(shapeOfTaken),
    Object.entries(states).map(([name, { on: taken, after, entry, description }]) => [
      name,
      Object.entries({ ...taken, ...after }).map(shapeOfTaken),
      Array.isArray(entry) ? many(entry).length : typeof entry === 'undefined',
      description,
    ]),
  ];
  fc.assert(
    fc.property(regions, region => {
      expect(shapeOf(bind(region))).toEqual(shapeOf(region));
    }),
  );
});

function shapeOfTaken([event, taken]: readonly [string, Transitions[string]]) {
  return [event, Array.isArray(taken), many(taken).map(({ target, description }) => [target, description])];
}
