/** Goal: the state and the variant of a snapshot are separated exactly. Method: small charts, each function by itself. */
import { describe, expect, test } from 'vitest';
import type { AnyMachineSnapshot } from 'xstate';
import { machine } from './charts.test-kit.ts';
import {
  historyOf,
  inconsistencyIn,
  isSameVariant,
  remainderOf,
  resolved,
  shapeOf,
  stateText,
  withReversedKeys,
} from './snapshots.ts';

const regions = {
  type: 'parallel',
  states: {
    left: { initial: 'one', states: { one: { after: { 10: 'two', 20: 'two' } }, two: {} } },
    right: { type: 'parallel', after: { 30: {} }, states: { up: {}, down: { after: { 10: {} } } } },
  },
};
const after = (id: string) => ({ id, event: { type: id } });
const timers = [
  after('xstate.after.10.chart.left.one'),
  after('xstate.after.10.chart.right.down'),
  after('xstate.after.20.chart.left.one'),
  after('xstate.after.30.chart.right'),
];

describe('the shape of a value', () => {
  const chart = machine(regions);
  test('has the timers of every active state, in canonical order', () => {
    expect(shapeOf(chart, { left: 'one', right: { up: {}, down: {} } }).timers).toEqual(timers);
    expect(shapeOf(chart, { left: 'two', right: { up: {}, down: {} } }).timers).toEqual([timers[1], timers[3]]);
  });

  test('has one timer where several transitions share it', () => {
    const guarded = machine({
      after: { 5: [{ guard: () => false, target: '.a' }, {}] },
      initial: 'a',
      states: { a: {} },
    });
    expect(shapeOf(guarded, 'a').timers).toEqual([after('xstate.after.5.chart')]);
  });

  test.each([
    [{ left: 'one', right: { up: {}, down: {} } }, undefined],
    [{ right: { up: {}, down: {} }, left: 'one' }, 'chart: right,left'],
    [{ left: 'one', right: { down: {}, up: {} } }, 'chart.right: down,up'],
    [{ right: { down: {}, up: {} }, left: 'one' }, 'chart: right,left; chart.right: down,up'],
  ])('has the order of regions where it is not the order of the chart: case %#', (value, order) => {
    expect(shapeOf(chart, value).order).toBe(order);
  });

  test('has no order in a chart without regions', () => {
    expect(shapeOf(machine({ initial: 'a', states: { a: {}, b: {} } }), 'b')).toEqual({ timers: [], order: undefined });
  });
});

describe('the remainder of a snapshot', () => {
  const chart = machine({
    initial: 'a',
    states: { a: { after: { 10: 'b' } }, b: {}, last: { type: 'history' }, end: { type: 'final' } },
  });
  const [timer] = shapeOf(chart, 'a').timers;
  const rest = (local: object, running?: object[]) => {
    const { snapshot, timers: own } = resolved(chart, { context: {}, tags: [], ...local } as never);
    return remainderOf(snapshot, (running ?? own) as never, shapeOf(chart, snapshot.value));
  };
  const remembered = { history: { 'chart.last': ['chart.b', 'chart.a'] } };
  const kept = { history: { 'chart.last': ['chart.a', 'chart.b'] } };

  test.each<[object, object[] | undefined, object | undefined]>([
    [{ value: 'a' }, undefined, undefined],
    [{ value: 'b' }, undefined, undefined],
    [{ value: 'a' }, [], { timers: [] }],
    [{ value: 'b' }, [timer!], { timers: [timer] }],
    [{ value: 'a', timers: [] }, undefined, { timers: [] }],
    [{ value: 'a', ...remembered }, undefined, kept],
    [{ value: 'a', ...remembered }, [], { ...kept, timers: [] }],
    [{ value: 'end', done: true }, undefined, { done: true }],
    [{ value: 'a', done: true }, undefined, { done: true }],
    [{ value: 'a', done: true }, [timer!], { done: true, timers: [timer] }],
    [{ value: 'end', done: true, output: 3 }, undefined, { done: true, output: 3 }],
    [{ value: 'end', done: true, output: null, ...remembered }, undefined, { done: true, output: null, ...kept }],
  ])('is the part that value and context do not imply: case %#', (local, running, given) => {
    expect(rest(local, running)).toStrictEqual(given);
  });

  test('given timers are put in canonical order', () => {
    const given = [
      { id: 'b', event: { type: 'x' } },
      { id: 'a', event: { type: 'y' } },
    ];
    expect(resolved(chart, { value: 'a', context: {}, tags: [], timers: given }).timers).toEqual([given[1], given[0]]);
  });

  test('the history has the ids of remembered states in alphabetical order, or is undefined', () => {
    const { snapshot } = resolved(chart, { value: 'a', context: {}, tags: [], ...remembered });
    expect(historyOf(snapshot)).toEqual(kept.history);
    expect(historyOf(resolved(chart, { value: 'a', context: {}, tags: [] }).snapshot)).toBeUndefined();
    expect(snapshot.historyValue['chart.last']!.map(({ key }) => key)).toEqual(['b', 'a']);
  });

  test('a given context is frozen', () => {
    const context = { list: [1] };
    resolved(chart, { value: 'a', context, tags: [] });
    expect(Object.isFrozen(context.list)).toBe(true);
  });
});

describe('variants', () => {
  const always = { guard: () => false, target: '#chart' };
  const calm = { initial: 'x', states: { x: {} } };
  const impatient = { initial: 'x', states: { x: { always }, y: { always } } };
  const inherited = { always, initial: 'x', states: { x: { initial: 'deep', states: { deep: {} } } } };
  const final = { initial: 'x', always, states: { x: { type: 'final' } } };
  const snapshots = (one: object, other: object, context: object = {}) => {
    const chart = machine({ type: 'parallel', context, states: { one, other } });
    const { snapshot } = resolved(chart, { value: stateOf(one, other), context, tags: [] } as never);
    const nodes = [...(snapshot as never as { _nodes: unknown[] })._nodes].reverse();
    return [snapshot, Object.assign(Object.create(snapshot), snapshot, { _nodes: nodes })] as AnyMachineSnapshot[];
  };
  const stateOf = (...all: object[]) =>
    Object.fromEntries(all.map((each, at) => [at ? 'other' : 'one', each === inherited ? { x: 'deep' } : 'x']));

  test.each([
    ['distinguishes variants if both regions have eventless transitions', impatient, impatient, false],
    ['distinguishes variants if one region inherits its eventless transitions', inherited, final, false],
    ['does not distinguish variants if only the first region has them', impatient, calm, true],
    ['does not distinguish variants if only the second region has them', calm, inherited, true],
    ['does not distinguish variants if neither region has them', calm, calm, true],
  ])('the order of entry %s', (_, one, other, alike) => {
    const [first, second] = snapshots(one, other);
    expect([isSameVariant(first!, second!), isSameVariant(second!, first!)]).toEqual([alike, alike]);
    expect([isSameVariant(first!, first!), isSameVariant(second!, second!)]).toEqual([true, true]);
  });

  test('the order of keys distinguishes variants', () => {
    const [first] = snapshots(calm, calm, { a: 1, b: 2 });
    const other = (context: object) => ({ ...first, context }) as AnyMachineSnapshot;
    expect(isSameVariant(first!, other({ b: 2, a: 1 }))).toBe(false);
    expect(isSameVariant(first!, other({ a: 1, b: 2 }))).toBe(true);
  });

  test('a snapshot with reversed keys has the same value and status', () => {
    const [first] = snapshots(calm, calm, { a: 1, b: 2 });
    const reversed = withReversedKeys(first!);
    expect(JSON.stringify(reversed.context)).toBe('{"b":2,"a":1}');
    expect([reversed.value, reversed.status]).toEqual([first!.value, 'active']);
  });
});

describe('the inconsistency of active states', () => {
  const chart = machine({
    type: 'parallel',
    states: {
      last: { type: 'history' },
      one: { initial: 'x', states: { x: {}, y: {}, past: { type: 'history' } } },
      other: { type: 'parallel', states: { up: {}, down: {} } },
    },
  });
  const value = { one: 'x', other: { up: {}, down: {} } };
  const { snapshot } = resolved(chart, { value, context: {}, tags: [] });
  const { one, other } = chart.root.states;
  const all = [chart.root, one!, one!.states.x!, other!, other!.states.up!, other!.states.down!];
  const inconsistencyOf = (nodes: object[], more: object = {}) =>
    inconsistencyIn({ ...snapshot, ...more, _nodes: nodes } as never as AnyMachineSnapshot);
  const without = (...gone: object[]) => all.filter(node => !gone.includes(node));

  test.each([
    ['nothing', all, undefined],
    ['a region', without(other!.states.up!), 'history leaves state other in 1 of 2 states'],
    ['both regions', without(...all.slice(4)), 'history leaves state other in 0 of 2 states'],
    ['the state inside', without(one!.states.x!), 'history leaves state one in 0 of 1 states'],
    ['a region of the root', without(one!, one!.states.x!), 'history leaves state chart in 1 of 2 states'],
    ['the root', without(chart.root), 'history leaves one in no state chart'],
  ])('is found where history has left %s', (_, nodes, line) => expect(inconsistencyOf(nodes)).toBe(line));

  test('is found where too many states are active', () => {
    expect(inconsistencyOf([...all, one!.states.y!])).toBe('history leaves state one in 2 of 1 states');
  });

  test('is not looked for once the chart is done', () => {
    expect(inconsistencyOf([chart.root], { status: 'done' })).toBeUndefined();
  });
});

test.each([
  ['a', 'a'],
  [{ a: 'b' }, 'a.b'],
  [{ a: { b: 'c' }, d: {} }, 'a.b.c, d'],
  [{ a: { b: {}, c: 'd' } }, 'a.b, c.d'],
  [{}, ''],
])('a state value has a text: case %#', (value, text) => expect(stateText(value as never)).toBe(text));
