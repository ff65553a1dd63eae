/**
 * Random charts with the XState 5 features that the engine supports, and random walks through them. Endless microsteps
 * are rare: `generated-chart.ts` lets most eventless transitions lead to a later sibling.
 */
import fc from 'fast-check';
import type { ChartEvent } from '#machines';
import {
  type ActionPlan,
  type AfterPlan,
  type ChartPlan,
  type DelayPlan,
  descriptors,
  eventTypes,
  type GuardPlan,
  type HandlerPlan,
  type Origin,
  type StatePlan,
  type TargetPlan,
  type TransitionPlan,
} from './chart-plan.ts';

/** One of several arbitraries, by weight. */
const either = <Value>(...ways: readonly (readonly [fc.Arbitrary<Value>, number])[]): fc.Arbitrary<Value> =>
  fc.oneof(...ways.map(([arbitrary, weight]) => ({ arbitrary, weight })));
/** A list that is mostly empty, so that charts stay readable and most states are stable. */
const seldom = <Value>(value: fc.Arbitrary<Value>, most: number, weight: number): fc.Arbitrary<Value[]> =>
  either([fc.constant<Value[]>([]), weight], [fc.array(value, { maxLength: most }), 1]);

const one = <Value extends string>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);
const reference = fc.nat(29);
const value = fc.nat(1);
const from = one<Origin>('plan', 'context', 'event');
const type = one(...eventTypes);
const delay = either<DelayPlan>(
  [fc.constantFrom<DelayPlan>(10, 20, 0, 'short', 'counted', 'worded'), 30],
  [one('unknown'), 1],
);
const timer = one('x', 'y', 'z');

const simpleGuard = fc.oneof<fc.Arbitrary<GuardPlan>[]>(
  fc.record({ guard: one('counted'), least: fc.nat(3) }),
  fc.record({ guard: one('carried'), value }),
  fc.record({ guard: one('remembered'), value }),
  fc.record({ guard: one('in'), state: reference, by: one('id', 'value') }),
  fc.record({ guard: one('named'), least: fc.nat(3) }),
);
const guard = either<GuardPlan>(
  [simpleGuard, 4],
  [fc.record({ guard: one('not'), of: simpleGuard }), 1],
  [fc.record({ guard: one('and', 'or'), of: fc.array(simpleGuard, { minLength: 1, maxLength: 2 }) }), 1],
);

const receivers = fc.constantFrom(['left'], ['right'], ['left', 'right'], ['right', 'left']);
const simpleAction = either<ActionPlan>(
  [fc.record({ action: one('count', 'remember', 'add', 'forget', 'see') }), 5],
  [fc.record({ action: one('mark'), mark: one('p', 'q', 'r') }), 2],
  [fc.record({ action: one('raise'), type, from }), 1],
  [
    fc.record({
      action: one('raise later'),
      type,
      from,
      delay,
      id: fc.option(timer, { nil: undefined, freq: 2 }),
    }),
    3,
  ],
  [fc.record({ action: one('cancel'), id: timer, worded: fc.boolean() }), 1],
  [fc.record({ action: one('cancel after'), state: reference }), 1],
  [fc.record({ action: one('send'), to: receivers, from }), 2],
  [fc.record({ action: one('report', 'emit'), type: one('seen', 'done.so'), from }), 2],
  [fc.record({ action: one('log', 'custom', 'inline', 'unprovided') }), 1],
);
const action = either<ActionPlan>(
  [simpleAction, 7],
  [fc.record({ action: one('enqueue'), check: guard, actions: fc.array(simpleAction, { maxLength: 3 }) }), 1],
);

const nowhere = fc.record({ to: one('nowhere') });
const somewhere = either<TargetPlan>(
  [fc.record({ to: one('sibling'), state: reference }), 4],
  [fc.record({ to: one('state'), state: reference, by: one('id', 'key') }), 4],
  [
    fc.record({
      to: one('regions'),
      parallel: reference,
      states: fc.array(reference, { minLength: 2, maxLength: 3 }),
    }),
    1,
  ],
);
const target = either<TargetPlan>([nowhere, 1], [somewhere, 4]);

/**
 * Charts with at most four levels. A greater `calm` means fewer actions and timers, so that walks revisit more states.
 */
function charts(calm: number): Readonly<Record<'any' | 'regions' | 'rounds', fc.Arbitrary<StatePlan>>> {
  const transitionGuarded = (guarded: number): fc.Arbitrary<TransitionPlan> =>
    fc.record({
      target,
      guard: fc.option(guard, { nil: undefined, freq: guarded }),
      actions: seldom(action, 2, calm),
      reenter: fc.boolean(),
    });
  const transition = transitionGuarded(1);
  const handler: fc.Arbitrary<HandlerPlan> = fc.record({
    on: one(...eventTypes, ...eventTypes, ...descriptors),
    transitions: either<HandlerPlan['transitions']>(
      [fc.array(transition, { minLength: 1, maxLength: 2 }), 8],
      [one('forbidden', 'undefined'), 1],
    ),
  });
  const after: fc.Arbitrary<AfterPlan> = fc.record({
    delay,
    transitions: fc.array(transition, { minLength: 1, maxLength: 2 }),
  });
  const state = (
    types: readonly StatePlan['type'][],
    states: fc.Arbitrary<readonly StatePlan[]>,
  ): fc.Arbitrary<StatePlan> =>
    fc.record({
      type: fc.constantFrom(...types),
      states,
      initial: reference,
      initially: seldom(action, 1, 3 * calm),
      named: fc.boolean(),
      entry: seldom(action, 2, calm),
      exit: seldom(action, 2, 2 * calm),
      on: fc.array(handler, { maxLength: 3 }),
      always: seldom(transitionGuarded(4), 1, 3),
      after: seldom(after, 2, 2 * calm),
      busy: either([fc.constant(false), 5], [fc.constant(true), 1]),
      onDone: seldom(transition, 2, 1),
      output: one('none', 'plan', 'context'),
      deep: fc.boolean(),
      otherwise: fc.option(reference, { nil: undefined, freq: 1 }),
    });
  const some = (each: fc.Arbitrary<StatePlan>, most: number, least = 1) =>
    fc.array(each, { minLength: least, maxLength: most });

  const none = fc.constant([]);
  const leaf = state(['atomic', 'atomic', 'atomic', 'final', 'history'], none);
  const inner = state(['compound', 'compound', 'parallel'], some(leaf, 3));
  const middle = state(['compound', 'parallel'], some(either([leaf, 2], [inner, 1]), 3));
  return {
    any: state(['compound', 'parallel'], some(either([leaf, 3], [inner, 2], [middle, 1]), 4)),
    regions: state(['parallel'], some(inner, 3)),
    rounds: state(['parallel'], some(state(['compound'], some(state(['atomic'], none), 3, 2)), 3, 2)).map(waiting),
  };
}

const plainly = (target: TargetPlan, action: ActionPlan, guard?: GuardPlan): TransitionPlan => ({
  target,
  guard,
  actions: [action],
  reenter: false,
});

/**
 * Regions that cycle independently; once the context remembers a value, each returns to its initial state with a mark.
 */
const waiting = (root: StatePlan): StatePlan => ({
  ...root,
  on: [{ on: 'b', transitions: [plainly({ to: 'nowhere' }, { action: 'remember' })] }, ...root.on],
  states: root.states.map((region, index) => ({
    ...region,
    states: region.states.map((state, at) => ({
      ...state,
      on: [{ on: eventTypes[index]!, transitions: [plainly({ to: 'sibling', state: at + 1 }, { action: 'log' })] }],
      always: [
        plainly(
          { to: 'sibling', state: region.initial },
          { action: 'mark', mark: 'pqr'[index]! },
          { guard: 'remembered', value: 1 },
        ),
      ],
    })),
  })),
});

/**
 * A chart, a few events, and walks from its initial state. Each number of a walk selects one of the events and timers
 * possible at that point. Few events let walks meet.
 */
export interface WalkedChart {
  readonly chart: ChartPlan;
  readonly events: readonly ChartEvent[];
  readonly ways: readonly (readonly number[])[];
}

const stepsMax = 12;
const waysMax = 8;

const walked = (root: fc.Arbitrary<StatePlan>, events: fc.Arbitrary<ChartEvent[]>): fc.Arbitrary<WalkedChart> =>
  fc.record({
    chart: fc.record({ root, input: fc.option(fc.nat(2), { nil: undefined, freq: 1 }) }),
    events,
    ways: fc.array(fc.array(fc.nat(59), { maxLength: stepsMax, size: 'max' }), {
      minLength: 1,
      maxLength: waysMax,
      size: 'max',
    }),
  });

const [busy, calm, still] = [charts(1), charts(8), charts(30)];
/** Every event type with each value. */
const events = eventTypes.flatMap(type => [0, 1].map(v => ({ type, v })));

export const walkedCharts: fc.Arbitrary<WalkedChart> = either(
  [
    walked(
      either([busy.any, 3], [busy.regions, 1], [calm.any, 2], [calm.regions, 1]),
      fc.subarray(events, { minLength: 2, maxLength: 4 }),
    ),
    9,
  ],
  [walked(still.rounds, fc.constant([{ type: 'b', v: 1 }, ...eventTypes.map(type => ({ type, v: 0 }))])), 1],
);
