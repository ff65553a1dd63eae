/** Goal: every supported row of the register is true. Method: a chart for each, queried as the engine does. */
import { expect, test } from 'vitest';
import { and, assign, cancel, emit, enqueueActions, log, not, raise, stateIn } from 'xstate';
import { reportFrom, send } from '#machines';
import { chartOf } from './chart.ts';
import { DrivenChart, go, machine } from './charts.test-kit.ts';
import { features } from './features.ts';

const nested = { initial: 'one', states: { one: { on: { step: 'two' } }, two: {} } };

/** A test of the semantics of each supported feature. */
const meanings: Readonly<Record<string, () => void>> = {
  'states, nested and parallel': () => {
    const chart = new DrivenChart({ type: 'parallel', states: { left: nested, right: nested } });
    expect(chart.receives('step').value).toEqual({ left: 'two', right: 'two' });
  },
  history: () => {
    const chart = new DrivenChart({
      initial: 'working',
      states: {
        working: { ...nested, on: { pause: 'paused' }, states: { ...nested.states, last: { type: 'history' } } },
        paused: { on: { resume: 'working.last' } },
      },
    });
    const fresh = chart.receives('pause').state;
    const later = chart.receives('resume').receives('step').receives('pause').state;
    expect(later, 'the remembered history is part of the state').not.toBe(fresh);
    expect(later.local.value).toEqual(fresh.local.value);
    expect(chart.receives('resume').value).toEqual({ working: 'two' });
  },
  'final, onDone': () => {
    const inner = { initial: 'work', states: { work: { on: { go: 'end' } }, end: { type: 'final' } } };
    const chart = new DrivenChart({ initial: 'inner', states: { inner: { ...inner, onDone: 'after' }, after: {} } });
    expect(chart.receives('go').value).toBe('after');
    const whole = new DrivenChart({ ...inner, after: { 1000: '.work' } });
    expect(whole.timers).toEqual(['1000']);
    expect(whole.receives('go').state.local.done).toBe(true);
    expect(whole.timers).toEqual([]);
    expect(whole.state.local).toEqual({ value: 'end', context: {}, tags: [], done: true });
    const { state } = whole;
    const raising = new DrivenChart(
      go({ target: 'end', actions: raise({ type: 'late' }, { delay: 9 }) }, { end: { type: 'final' } }),
    );
    expect(raising.receives('go').state.local, 'a delayed raise is cancelled').toEqual(state.local);
    expect(raising.timers).toEqual([]);
    expect(whole.receives('go').last).toEqual({ state, sends: [], reports: [], heard: false, notRun: [] });
  },
  output: () => {
    const chart = new DrivenChart({ ...go('end', { end: { type: 'final' } }), output: { sum: 3 } });
    expect(chart.receives('go').state.local).toMatchObject({ done: true, output: { sum: 3 } });
  },
  input: () => {
    const chart = new DrivenChart(
      { ...go('next'), context: ({ input }: { input: { size: number } }) => ({ size: input.size }) },
      { size: 3 },
    );
    expect(chart.context).toEqual({ size: 3 });
  },
  always: () => {
    const chart = new DrivenChart(go('mid', { mid: { always: 'next' } }));
    expect(chart.receives('go').value).toBe('next');
  },
  after: () => {
    const chart = new DrivenChart({
      initial: 'wait',
      states: { wait: { after: { 100: 'early', 200: 'late' }, on: { go: 'gone' } }, early: {}, late: {}, gone: {} },
    });
    expect(chart.timers, 'a live clock never fires the longer first').toEqual(['100']);
    expect(chart.receives('go').timers).toEqual([]);
  },
  'after without a target': () => {
    const remind = assign({ times: ({ context }: { context: { times: number } }) => context.times + 1 });
    const chart = new DrivenChart({
      context: { times: 0 },
      initial: 'wait',
      states: { wait: { after: { 1000: { actions: remind } } } },
    });
    expect(chart.expires('1000').context).toEqual({ times: 1 });
    expect(chart.timers).toEqual([]);
  },
  'after with a guard': () => {
    const guard = ({ context }: { context: { ready: boolean } }): boolean => context.ready;
    const chart = new DrivenChart({
      context: { ready: false },
      initial: 'wait',
      states: { wait: { after: { 1000: { guard, target: 'sent' } } }, sent: {} },
    });
    expect(chart.expires('1000').value).toBe('wait');
    expect(chart.timers).toEqual([]);
  },
  raise: () => {
    const chart = new DrivenChart(
      go({ target: 'mid', actions: raise({ type: 'kick' }) }, { mid: { on: { kick: 'next' } } }),
    );
    expect(chart.receives('go').value).toBe('next');
  },
  'raise with a delay, cancel': () => {
    const chart = new DrivenChart({
      initial: 'idle',
      states: {
        idle: { on: { take: { target: 'held', actions: raise({ type: 'lapse' }, { delay: 1000, id: 'lease' }) } } },
        held: { on: { lapse: 'lost', drop: { actions: cancel('lease') } } },
        lost: {},
      },
    });
    const held = chart.receives('take').state;
    expect(chart.timers).toEqual(['lapse #lease']);
    expect(chart.receives('drop').timers).toEqual([]);
    expect(chart.state, 'running timers are part of the state').not.toBe(held);
    chart.state = held;
    expect(chart.expires('lapse #lease').value).toBe('lost');
  },
  assign: () => {
    const chart = new DrivenChart({
      context: { list: [] },
      on: {
        add: {
          actions: assign({
            list: ({ context, event }: never) => [...(context as { list: [] }).list, (event as { n: number }).n],
          }),
        },
      },
    });
    const before = chart.context;
    expect(chart.receives('add', { n: 1 }).context).toEqual({ list: [1] });
    expect(before).toEqual({ list: [] });
  },
  enqueueActions: () => {
    const chart = new DrivenChart(
      go({
        target: 'next',
        actions: enqueueActions(({ enqueue }) => {
          enqueue.assign({ n: 1 });
          enqueue({ ...send('peer', { type: 'ping' }) } as never);
        }),
      }),
    );
    expect(chart.receives('go').context).toEqual({ n: 1 });
    expect(chart.last.sends).toEqual([{ to: 'peer', message: { type: 'ping' } }]);
  },
  'guards, stateIn, and, or, not': () => {
    const chart = new DrivenChart({
      type: 'parallel',
      states: {
        left: nested,
        right: {
          initial: 'shut',
          states: {
            shut: {
              on: { open: { guard: and([stateIn({ left: 'two' }), not(stateIn({ left: 'one' }))]), target: 'open' } },
            },
            open: {},
          },
        },
      },
    });
    expect(chart.receives('open').last.heard).toBe(false);
    expect(chart.receives('step').receives('open').value).toEqual({ left: 'two', right: 'open' });
  },
  wildcards: () => {
    const chart = new DrivenChart({
      initial: 'idle',
      states: { idle: { on: { 'bind.*': 'bound', '*': 'other' } }, bound: {}, other: {} },
    });
    const { state } = chart;
    expect(chart.receives('bind.answer').value).toBe('bound');
    chart.state = state;
    expect(chart.receives('strange').value).toBe('other');
  },
  'reenter, internal transitions': () => {
    const entry = assign({ entered: ({ context }: { context: { entered: number } }) => context.entered + 1 });
    const chart = new DrivenChart({
      context: { entered: 0 },
      initial: 'idle',
      states: { idle: { entry, on: { stay: {}, again: { target: 'idle', reenter: true } } } },
    });
    expect(chart.receives('stay').context).toEqual({ entered: 1 });
    expect(chart.receives('again').context).toEqual({ entered: 2 });
  },
  'forbidden transitions': () => {
    const chart = new DrivenChart({
      on: { late: '.next' },
      initial: 'idle',
      states: { idle: { on: { late: {} } }, next: {} },
    });
    expect(chart.receives('late').last).toMatchObject({ heard: true, state: { local: { value: 'idle' } } });
  },
  tags: () => {
    const chart = chartOf({
      chart: machine({
        initial: 'off',
        states: { off: { tags: 'down', on: { 'power-up': 'up' } }, up: { tags: ['busy'], after: { 50: 'off' } } },
      }),
    });
    const off = chart.initial().state;
    expect(chart.readiness(off)).toMatchObject({ down: true, busy: [] });
    const up = chart.ask(off, { event: { type: 'power-up' } }, 'up').state;
    expect(chart.readiness(up)).toMatchObject({ down: false, busy: [{ timer: '50' }], timers: [] });
    expect(up.local.tags).toEqual(['busy']);
  },
  'meta, description': () => {
    const chart = new DrivenChart(
      go({ target: 'next', description: 'Goes.' }, { next: { meta: { colour: 'red' }, description: 'Is there.' } }),
    );
    expect(chart.receives('go').value).toBe('next');
  },
  emit: () => {
    const chart = new DrivenChart(
      go({ target: 'next', actions: [emit({ type: 'seen' }), reportFrom(() => ({ type: 'told' }))] }),
    );
    expect(chart.receives('go').last.reports).toEqual([{ type: 'told' }, { type: 'seen' }]);
  },
  log: () => {
    const chart = new DrivenChart(go({ target: 'next', actions: log('hello') }));
    expect(chart.receives('go').last.notRun).toEqual(['log']);
  },
  'custom and inline actions': () => {
    const chart = new DrivenChart(go({ target: 'next', actions: [() => {}, function beep() {}, { type: 'ring' }] }));
    expect(chart.receives('go').last.notRun).toEqual(['a function without a name', 'beep', 'ring']);
    expect(new DrivenChart(go({ target: 'next', actions: 'toString' })).receives('go').last.notRun).toEqual([
      'toString',
    ]);
    expect(chart.value).toBe('next');
  },
};

test('every supported row of the register has a test', () => {
  const names = features.filter(each => each.taken === 'taken').map(({ name }) => name);
  expect(Object.keys(meanings).sort()).toEqual(names.sort());
});

test.each(Object.entries(meanings))('%s', (_, holds) => holds());
