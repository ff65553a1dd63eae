/**
 * Goal: a chart is refused exactly where its answer depends on what is not part of its state. Method: mostly two
 * regions that react to the same event, one of which is re-entered meanwhile: regions act in the order in which they
 * were entered.
 */
import { expect, test } from 'vitest';
import { assign, createActor } from 'xstate';
import { InputError } from '../input-error.ts';
import { chartOf } from './chart.ts';
import { DrivenChart, machine } from './charts.test-kit.ts';

interface Context {
  readonly marks: string;
  readonly isOpen: boolean;
  readonly waits?: boolean;
}

const isOpen = ({ context }: { context: Context }): boolean => context.isOpen;
const mark = (name: string) => assign({ marks: ({ context }: { context: Context }) => `${context.marks}${name}` });
const leaving = (name: string) => ({ guard: isOpen, target: 'gone', actions: mark(name) });

/** Each region appends a mark when it is left. */
const pair = (left: string, right: string) => ({
  context: { marks: '', isOpen: false },
  type: 'parallel',
  on: { open: { actions: assign({ isOpen: true }) }, wait: { actions: assign({ waits: true }) } },
  states: {
    left: {
      initial: 'sitting',
      states: {
        sitting: { on: { turn: 'standing' }, always: leaving(left) },
        standing: { on: { turn: 'sitting' } },
        gone: {},
      },
    },
    right: { initial: 'sitting', states: { sitting: { always: leaving(right) }, gone: {} } },
  },
});
const refusal = /^chart chart, state .*, event open: the same question is answered in two ways/;

test('a live actor reaches two different states from one state', () => {
  const marksAfter = (...types: string[]): string => {
    const actor = createActor(machine(pair('l', 'r'))).start();
    for (const type of types) actor.send({ type });
    return actor.getSnapshot().context.marks;
  };
  expect(marksAfter('open')).toBe('lr');
  expect(marksAfter('turn', 'turn', 'open')).toBe('rl');
});

test('the chart is refused when the second answer is found, in either order', () => {
  const early = new DrivenChart(pair('l', 'r'));
  const { state } = early;
  early.receives('open');
  early.state = state;
  expect(() => early.receives('turn').receives('turn')).toThrow(refusal);
  const late = new DrivenChart(pair('l', 'r'));
  late.receives('turn').receives('turn');
  expect(() => late.receives('open')).toThrow(refusal);
});

test('the chart is refused even where the order has an effect only in a later state; later queries are refused too', () => {
  const chart = new DrivenChart(pair('l', 'r'));
  const { state } = chart;
  chart.receives('wait').receives('open');
  chart.state = state;
  expect(() => chart.receives('turn').receives('turn')).toThrow(refusal);
  chart.state = state;
  expect(() => chart.receives('wait')).toThrow(refusal);
});

test('the chart is accepted where the order has no effect', () => {
  const chart = new DrivenChart(pair('x', 'x'));
  const { state } = chart;
  const { state: opened } = chart.receives('open');
  chart.state = state;
  expect(chart.receives('turn').receives('turn').receives('open').state).toBe(opened);
});

test('the chart is accepted where only one order is reachable', () => {
  expect(new DrivenChart(pair('l', 'r')).receives('open').context).toMatchObject({ marks: 'lr' });
});

test('a state given as plain JSON is the reachable state, with its regions in the order of the chart', () => {
  const [shut, once] = [{ always: leaving('i') }, ({ context }: { context: Context }) => !context.marks.includes('o')];
  const config = {
    ...pair('', ''),
    states: {
      inner: { initial: 'shut', states: { shut, gone: {} } },
      outer: { always: { guard: (scope: { context: Context }) => isOpen(scope) && once(scope), actions: mark('o') } },
    },
  };
  const chart = new DrivenChart(config);
  const { state } = chart;
  expect(chart.receives('open').context).toMatchObject({ marks: 'io' });
  expect(chartOf({ chart: state.snapshot.machine }).resolve(structuredClone(state.local))).toBe(state);
});

test('a timer that a second entry leaves running is listed as loose', () => {
  const chart = new DrivenChart({
    initial: 'on',
    states: {
      last: { type: 'history' },
      on: { after: { 10: 'off' }, on: { stay: '#chart.last' } },
      off: {},
    },
  });
  const [timer] = chart.receives('stay').expires('10').state.timers;
  expect(timer, 'XState enters the state that history remembers without leaving it').toMatchObject({ loose: true });
  expect(chart.value).toBe('off');
  expect(chart.timers).toEqual(['10']);
});

test('a chart that reads its own snapshot in its initial entry is refused, as a live actor fails, after any other query', () => {
  const chart = chartOf({
    chart: machine({
      context: ({ input, self }: { input: boolean; self: { getSnapshot: () => { value: unknown } } }) => ({
        was: input ? self.getSnapshot().value : 'nowhere',
      }),
      on: { go: {} },
    }),
  });
  const { state } = chart.initial(false);
  chart.ask(state, { event: { type: 'go' } }, 'go');
  expect(() => chart.initial(true)).toThrow(
    new InputError(
      'chart chart, at the beginning: it throws "Snapshot can\'t be read while the actor initializes itself"; let it refuse with a message or a state instead',
    ),
  );
});

test('the first query of each type of event is evaluated twice, later ones once', () => {
  let asked = 0;
  const chart = new DrivenChart({
    context: { heard: 0 },
    on: {
      go: {
        guard: () => {
          asked++;
          return true;
        },
        actions: assign({ heard: ({ context }: { context: { heard: number } }) => context.heard + 1 }),
      },
    },
  });
  const counts = [1, 2, 3].map(() => {
    asked = 0;
    chart.receives('go');
    return asked;
  });
  expect(counts).toEqual([2, 1, 1]);
});

test('an inline function is an action without a name, also under `actions`', () => {
  expect(new DrivenChart({ on: { go: { actions: () => {} } } }).receives('go').last.notRun).toEqual([
    'a function without a name',
  ]);
});

test('a send without parameters is an action that is not run', () => {
  const { last } = new DrivenChart({ on: { go: { actions: { type: 'send', params: null } } } }).receives('go');
  expect(last).toMatchObject({ sends: [], notRun: ['send'] });
});

test('an InputError that a chart throws is passed on unchanged', () => {
  const refuse = (): never => {
    throw new InputError('not so; do it thus');
  };
  expect(() => new DrivenChart({ context: refuse })).toThrow(new InputError('not so; do it thus'));
});
