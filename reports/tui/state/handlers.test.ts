// Goal: an action without a handler on a screen does not compile. Method: TypeScript expects the errors.
import { expect, test } from 'vitest';
import type { Action } from './action.ts';
import { type Handlers, handle, ignoring } from './handlers.ts';
import type { State } from './state.ts';

const state = { typed: '4' } as State;

test('a table with a missing or an unknown kind does not compile', () => {
  const whole: Handlers<'undo' | 'redo'> = { undo: () => state, redo: () => state };
  // @ts-expect-error: `redo` is missing.
  const short: Handlers<'undo' | 'redo'> = { undo: () => state };
  // @ts-expect-error: there is no action of this kind.
  const strange: Action = { kind: 'fly' };
  expect([Object.keys(whole), Object.keys(short), strange.kind]).toEqual([['undo', 'redo'], ['undo'], 'fly']);
});

test('the handler of the action’s kind is called, and an ignored action returns the same state', () => {
  const handlers: Handlers<'digit' | 'undo'> = {
    ...ignoring('undo'),
    digit: (from, { digit }) => ({ ...from, typed: from.typed + digit }),
  };
  expect(handle(handlers, state, { kind: 'digit', digit: '2' }).typed).toBe('42');
  expect(handle(handlers, state, { kind: 'undo' })).toBe(state);
});
