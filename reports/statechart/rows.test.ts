// Goal: two charts have the same rows if and only if they do the same, however their source is written. Method: pairs of
// small charts.
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { reply } from '#machines';
import { rowsOf } from './rows.ts';

interface Binding {
  readonly request: string;
  readonly typed?: true;
}
interface Scope {
  readonly context: { readonly bindings: Readonly<Record<string, Binding | undefined>> };
  readonly event: { readonly type: string; readonly reason?: string };
}
type Made = (scope: Scope) => unknown;

/** A chart that does this on `ask`, and on entry to its second state. */
function chartWith(onAsk: unknown, onEntry: unknown = [], guard: unknown = 'mine') {
  const config = {
    initial: 'idle',
    states: {
      idle: { on: { ask: { guard, target: 'asked', actions: onAsk }, 'ask.refused': {} } },
      asked: { entry: onEntry, after: { replyTimeout: 'idle' } },
    },
  };
  return createMachine(config as Parameters<typeof createMachine>[0]);
}

const rows = (onAsk: unknown, onEntry?: unknown, namesOnly = false) => rowsOf(chartWith(onAsk, onEntry), { namesOnly });
const row = (onAsk: unknown): string => rows(onAsk).get('idle × ask')!;
const send = (params: Made) => ({ type: 'send', params });

/** A message as a function that names its fields, and as one that is driven by a list of them. */
const byHand = send(({ context }) => {
  const { request, typed } = context.bindings.one!;
  return { to: 'server', message: { type: 'bind.request', card: 'one', request, ...(typed ? { typed } : {}) } };
});
const byList = {
  ...send(({ context: { bindings } }) => {
    const fields = (['typed', 'request'] as const).filter(field => bindings.one?.[field] !== undefined);
    const told = Object.fromEntries(fields.map(field => [field, bindings.one![field]]));
    return { message: { ...told, card: 'one', type: 'bind.request' }, to: 'server' };
  }),
  sent: { to: 'server', message: 'bind.request', fields: ['request', 'typed'] },
};

test('a message is its receiver and its fields, whatever function makes it', () => {
  expect(row(byHand)).toBe(
    '[mine] → asked / send to "server": { card: "one", request: context.bindings.one.request, type: "bind.request", typed: context.bindings.one.typed }',
  );
  expect(rows(byList)).toEqual(rows(byHand));
});

test.each<[what: string, other: Made]>([
  ['receiver', () => ({ to: 'issuer', message: { type: 'bind.request', card: 'one' } })],
  ['type', () => ({ to: 'server', message: { type: 'bind.start', card: 'one' } })],
  ['field', () => ({ to: 'server', message: { type: 'bind.request', card: 'two' } })],
  [
    'place its field is read from',
    ({ event }) => ({ to: 'server', message: { type: 'bind.request', card: event.reason } }),
  ],
  ['field more', () => ({ to: 'server', message: { type: 'bind.request', card: 'one', late: undefined } })],
])('a message with another %s is another row', (_, other) => {
  expect(row(send(other))).not.toBe(
    row(send(() => ({ to: 'server', message: { type: 'bind.request', card: 'one' } }))),
  );
});

test('a guard is its params, whichever of them its picture wrote', () => {
  const guard = { type: 'was', params: { card: 'one', state: 'bound' } };
  expect(rowsOf(chartWith([], [], { ...guard, own: { state: 'bound' } }), { namesOnly: false })).toEqual(
    rowsOf(chartWith([], [], guard), { namesOnly: false }),
  );
});

test('a function that asks for the event is called with the event of its row', () => {
  const told = send(({ event }) => ({
    to: 'holder',
    message: { reason: 'reason' in event ? event.reason : 'noAnswer' },
  }));
  expect(row(told)).toContain('{ reason: event.reason }');
  expect(rows([], told).get('asked: entry')).toMatch(
    /^send to "holder": { reason: event.reason } on ask, ask.refused or .* { reason: "noAnswer" } on xstate.after/,
  );
});

test('a receiver that is looked up, or is the sender, has no name', () => {
  const devices = [{ element: 'element1', terminal: 'terminal1' }];
  const byElement = send(({ context }) => ({
    to: devices.find(({ element }) => element === context.bindings.one?.request)!.terminal,
    message: { type: 'told' },
  }));
  expect(row(byElement)).toContain('send to (made).terminal: { type: "told" }');
  expect(row(reply({ type: 'told' }))).toContain('send to (made): { type: "told" }');
});

test('a function that fails without data has no words', () => {
  const fails = send(() => {
    throw new Error('no data');
  });
  const endless = send(({ context }) => {
    let at: unknown = context;
    while (at) at = (at as { next: unknown }).next;
    return at;
  });
  expect(row(fails)).toBe('[mine] → asked / send (made)');
  expect(row(endless)).toBe('[mine] → asked / send (made)');
});

test('by names only, params and functions do not count, but what is sent does', () => {
  const guarded = (card: string) => ({ type: 'mine', params: { card } });
  const one = rowsOf(chartWith([byHand, { type: 'keep', params: { card: 'one' } }, () => 1], [], guarded('one')), {
    namesOnly: true,
  });
  expect(one.get('idle × ask')).toMatch(
    /^\[mine\] → asked \/ send to "server": { .*request: .* }, keep, \(function\)$/,
  );
  const two = rowsOf(chartWith([byList, { type: 'keep', params: { card: 'two' } }, () => 2], [], guarded('two')), {
    namesOnly: true,
  });
  expect(two).toEqual(one);
  expect(rowsOf(chartWith([], [], guarded('two')), { namesOnly: false })).not.toEqual(
    rowsOf(chartWith([], [], guarded('one')), { namesOnly: false }),
  );
});
