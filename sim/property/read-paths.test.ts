import { describe, expect, test } from 'vitest';
import { twoPhaseCommit } from '../samples/two-phase-commit.ts';
import type { Local } from '../world/chart/local-state.ts';
import { Model } from '../world/model.ts';
import { settingOf } from '../world/setting.ts';
import { initialWorld, viewOf, type WorldView } from '../world/world.ts';
import { deferred, ReadPaths } from './read-paths.ts';

const world = viewOf(initialWorld(new Model(twoPhaseCommit, settingOf(twoPhaseCommit))));
const local = (context: unknown): Local => ({ value: 'on', context }) as unknown as Local;
const first = { list: [1, { deep: 'x' }], flag: true, none: null };
const watching = (context: unknown): [ReadPaths, WorldView] => {
  const reads = new ReadPaths();
  return [reads, reads.watched({ ...world, local: () => local(context) })];
};
type Context = Record<string, never> & typeof first;
const contextOf = (view: WorldView): Context => view.local('one').context as unknown as Context;

describe('two states are alike if they agree on every path read', () => {
  test.each<[string, (context: Context) => unknown, unknown, boolean]>([
    ['nothing read', () => undefined, {}, true],
    ['the same', ({ flag }) => flag, { ...first, list: [] }, true],
    ['a value', ({ flag }) => flag, { ...first, flag: false }, false],
    ['a value that is missing', ({ flag }) => flag, { list: first.list }, false],
    ['a value that is there at last', context => context.more, { ...first, more: undefined }, false],
    ['deep inside', ({ list }) => (list[1] as { deep: string }).deep, { list: [2, { deep: 'x' }] }, true],
    ['deep inside, changed', ({ list }) => (list[1] as { deep: string }).deep, { list: [1, { deep: 'y' }] }, false],
    ['a list that is no list', ({ list }) => list[0], { list: { 0: 1 } }, false],
    ['an object that is null', ({ list }) => (list[1] as { deep: string }).deep, { list: [1, null] }, false],
    ['null', ({ none }) => none, { none: null }, true],
    ['null that is something', ({ none }) => none, { none: {} }, false],
    ['how long a list is', ({ list }) => list.length, { list: [1, { deep: 'x' }, 3] }, false],
    ['what keys there are', context => Object.keys(context), { ...first, more: 1 }, false],
    ['what keys there are, and no more', context => Object.keys(context), { flag: false, list: [], none: 1 }, false],
    ['whether a key is there', context => 'more' in context, { ...first, more: 1 }, false],
    ['whether a key is its own', context => Object.hasOwn(context, 'more'), { ...first, more: 1 }, false],
    ['all of it', context => JSON.stringify(context), structuredClone(first), true],
    [
      'the whole context, with one leaf changed',
      context => JSON.stringify(context),
      { ...first, list: [1, { deep: 'z' }] },
      false,
    ],
  ])('%s', (_, look, other, alike) => {
    const [reads, view] = watching(first);
    look(contextOf(view));
    expect(reads.alike('one', local(first), local(other))).toBe(alike);
    expect(reads.alike('two', local(first), local(other))).toBe(true);
  });
});

test('a watched value behaves as the original value, and is read-only', () => {
  const frozen = Object.freeze({ ...first, list: Object.freeze([...first.list]) });
  const [, view] = watching(frozen);
  const context = contextOf(view);
  expect(JSON.stringify(context)).toBe(JSON.stringify(frozen));
  expect(Array.isArray(context.list)).toBe(true);
  expect([...context.list]).toEqual(first.list);
  expect(context.list.map(each => typeof each)).toEqual(['number', 'object']);
  expect({ ...context }).toEqual(first);
  expect(Object.getOwnPropertyDescriptor(context, 'more')).toBeUndefined();
  expect(Object.getOwnPropertyDescriptor(context, 'flag')).toMatchObject({ value: true, enumerable: true });
  expect(context.list).toBe(context.list);
  expect(() => Object.assign(context, { flag: false })).toThrow(TypeError);
  expect(() => Object.defineProperty(context, 'flag', { value: 1 })).toThrow(TypeError);
  expect(Reflect.deleteProperty(context, 'flag')).toBe(false);
  expect(context.flag).toBe(true);
});

test('the record grows with the first read of a path, and not with the next', () => {
  const [reads, view] = watching(first);
  const grows = (look: () => unknown): number => {
    const before = reads.size;
    look();
    return reads.size - before;
  };
  expect(reads.hasInbox('resourceManager1')).toBe(false);
  expect(grows(() => view.inbox('resourceManager1'))).toBe(1);
  expect(grows(() => view.inbox('resourceManager1'))).toBe(0);
  expect([reads.hasInbox('resourceManager1'), reads.hasInbox('resourceManager2')]).toEqual([true, false]);
  // The context, and the flag.
  expect(grows(() => contextOf(view).flag)).toBe(2);
  expect(grows(() => contextOf(view).flag)).toBe(0);
  expect(grows(() => contextOf(view).none)).toBe(1);
  expect(grows(() => Reflect.ownKeys(contextOf(view)))).toBe(1);
  expect(grows(() => Reflect.ownKeys(contextOf(view)))).toBe(0);
});

test('a deferred value is computed when a property of it is read, and behaves as the value', () => {
  let asked = 0;
  const value = deferred(() => {
    asked++;
    return Object.freeze({ kind: 'deliver', party: 'one' });
  });
  expect(asked).toBe(0);
  expect(value.kind).toBe('deliver');
  expect(asked).toBe(1);
  expect('party' in value).toBe(true);
  expect('other' in value).toBe(false);
  expect(Object.keys(value)).toEqual(['kind', 'party']);
  expect({ ...value }).toEqual({ kind: 'deliver', party: 'one' });
  expect(JSON.stringify(value)).toBe('{"kind":"deliver","party":"one"}');
  expect(Object.getOwnPropertyDescriptor(value, 'other')).toBeUndefined();
});
