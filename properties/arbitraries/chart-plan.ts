/**
 * A plan of a chart: plain JSON that prints, shrinks and is made an XState chart elsewhere. A reference is a natural number,
 * taken modulo what there is to refer to, so every plan is a chart.
 */

/** What a chart may be sent, or raise for itself. */
export const eventTypes = ['go', 'a.one', 'a.two', 'b'] as const;
export type EventType = (typeof eventTypes)[number];
/** What a state may listen to: an event, or a wildcard. */
export const descriptors = [...eventTypes, 'a.*', '*'] as const;

/** A state, by its place among all that may be meant. */
export type Reference = number;

export type GuardPlan =
  | { readonly guard: 'counted'; readonly least: number }
  | { readonly guard: 'carried'; readonly value: number }
  | { readonly guard: 'remembered'; readonly value: number }
  | { readonly guard: 'in'; readonly state: Reference; readonly by: 'id' | 'value' }
  | { readonly guard: 'named'; readonly least: number }
  | { readonly guard: 'not'; readonly of: GuardPlan }
  | { readonly guard: 'and' | 'or'; readonly of: readonly GuardPlan[] };

/** What a message, a report, an emitted or a raised event is made from. */
export type Origin = 'plan' | 'context' | 'event';

/** A delay as XState takes it; `unknown` is a name nothing is known of, which XState takes for no delay. */
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
  /** A state each in several regions of a parallel state, where there is one. */
  | { readonly to: 'regions'; readonly parallel: Reference; readonly states: readonly Reference[] };

export interface TransitionPlan {
  readonly target: TargetPlan;
  readonly guard: GuardPlan | undefined;
  readonly actions: readonly ActionPlan[];
  readonly reenter: boolean;
}

/** What a state does on an event: transitions in order, or nothing, said in one of two ways. */
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
  /** Whether it has an id of its own. */
  readonly named: boolean;
  readonly entry: readonly ActionPlan[];
  readonly exit: readonly ActionPlan[];
  readonly on: readonly HandlerPlan[];
  readonly always: readonly TransitionPlan[];
  readonly after: readonly AfterPlan[];
  /** Whether it is busy until its timer has come, where it has one. */
  readonly busy: boolean;
  readonly onDone: readonly TransitionPlan[];
  readonly output: 'none' | 'plan' | 'context';
  /** What a history state remembers, and where it leads when nothing has been. */
  readonly deep: boolean;
  readonly otherwise: Reference | undefined;
}

export interface ChartPlan {
  readonly root: StatePlan;
  /** What the chart is handed at the beginning; without, its context is fixed. */
  readonly input: number | undefined;
}
