/**
 * The plan of a chart: plain JSON, which fast-check prints and shrinks, and `generated-chart.ts` turns into an XState
 * chart. A reference is a natural number, taken modulo the number of candidates, so every plan is a chart.
 */

/** The events that a chart receives or raises. */
export const eventTypes = ['go', 'a.one', 'a.two', 'b'] as const;
export type EventType = (typeof eventTypes)[number];
/** The event descriptors of transitions: an event, or a wildcard. */
export const descriptors = [...eventTypes, 'a.*', '*'] as const;

/** A state, by its index among the candidates. */
export type Reference = number;

export type GuardPlan =
  | { readonly guard: 'counted'; readonly least: number }
  | { readonly guard: 'carried'; readonly value: number }
  | { readonly guard: 'remembered'; readonly value: number }
  | { readonly guard: 'in'; readonly state: Reference; readonly by: 'id' | 'value' }
  | { readonly guard: 'named'; readonly least: number }
  | { readonly guard: 'not'; readonly of: GuardPlan }
  | { readonly guard: 'and' | 'or'; readonly of: readonly GuardPlan[] };

/** The source of the value in a message, a report, an emitted or a raised event. */
export type Origin = 'plan' | 'context' | 'event';

/** A delay of XState. `unknown` is an undeclared name, which XState treats as no delay; `worded` is a function. */
export type DelayPlan = 0 | 10 | 20 | 'short' | 'counted' | 'unknown' | 'worded';

export type ActionPlan =
  | { readonly action: 'count' | 'forget' | 'remember' | 'add' | 'see' }
  | { readonly action: 'mark'; readonly mark: string }
  | { readonly action: 'raise'; readonly type: EventType; readonly from: Origin }
  | {
      readonly action: 'raise later';
      readonly type: EventType;
      readonly from: Origin;
      readonly delay: DelayPlan;
      readonly id: string | undefined;
    }
  | { readonly action: 'cancel'; readonly id: string; readonly worded: boolean }
  | { readonly action: 'cancel after'; readonly state: Reference }
  | { readonly action: 'send'; readonly to: readonly string[]; readonly from: Origin }
  | { readonly action: 'report' | 'emit'; readonly type: string; readonly from: Origin }
  | { readonly action: 'log' | 'custom' | 'inline' | 'unprovided' }
  | { readonly action: 'enqueue'; readonly check: GuardPlan; readonly actions: readonly ActionPlan[] };

export type TargetPlan =
  | { readonly to: 'nowhere' }
  | { readonly to: 'sibling'; readonly state: Reference }
  | { readonly to: 'state'; readonly state: Reference; readonly by: 'id' | 'key' }
  /** One state in each of several regions of a parallel state, if there is one. */
  | { readonly to: 'regions'; readonly parallel: Reference; readonly states: readonly Reference[] };

export interface TransitionPlan {
  readonly target: TargetPlan;
  readonly guard: GuardPlan | undefined;
  readonly actions: readonly ActionPlan[];
  readonly reenter: boolean;
}

/** The transitions of a state on an event, in order; or one of the two notations for none. */
export interface HandlerPlan {
  readonly on: (typeof descriptors)[number];
  readonly transitions: readonly TransitionPlan[] | 'forbidden' | 'undefined';
}

export interface AfterPlan {
  readonly delay: DelayPlan;
  readonly transitions: readonly TransitionPlan[];
}

export interface StatePlan {
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly states: readonly StatePlan[];
  readonly initial: Reference;
  readonly initially: readonly ActionPlan[];
  /** Whether the state has an explicit id. */
  readonly named: boolean;
  readonly entry: readonly ActionPlan[];
  readonly exit: readonly ActionPlan[];
  readonly on: readonly HandlerPlan[];
  readonly always: readonly TransitionPlan[];
  readonly after: readonly AfterPlan[];
  /** Whether the state is tagged busy, if it has exactly one timer. */
  readonly busy: boolean;
  readonly onDone: readonly TransitionPlan[];
  readonly output: 'none' | 'plan' | 'context';
  /** Whether a history state is deep. */
  readonly deep: boolean;
  /** The default target of a history state. */
  readonly otherwise: Reference | undefined;
}

export interface ChartPlan {
  readonly root: StatePlan;
  /** The input of the chart; without one its initial context is fixed. */
  readonly input: number | undefined;
}
