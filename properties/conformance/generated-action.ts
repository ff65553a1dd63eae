/** The XState guards, actions and context of a generated chart. The context has finitely many values. */
import {
  and,
  assign,
  cancel,
  emit,
  enqueueActions,
  log,
  not,
  or,
  raise,
  type StateValue,
  setup,
  stateIn,
} from 'xstate';
import { type ChartEvent, effects } from '#machines';
import type { ActionPlan, DelayPlan, GuardPlan, Origin, Reference } from '../arbitraries/chart-plan.ts';

const countMax = 4;
const marksMax = 3;

interface Context {
  readonly n: number;
  readonly last: number | null;
  readonly marks: readonly string[];
  /** The types of the events seen, in order of first occurrence. */
  readonly seen: Readonly<Record<string, true>>;
}

interface Scope {
  readonly context: Context;
  readonly event: ChartEvent;
}

/** The resolution of references to states. */
export interface Places {
  id(state: Reference): string;
  /** Undefined for the root. */
  value(state: Reference): StateValue | undefined;
  /** The id that XState assigns to a timer of the state. */
  after(state: Reference): string;
}

/** The setup of every generated chart: the two effects of the model, and named guards, actions and delays. */
export const provided = setup({
  actions: {
    ...effects,
    note: (_: unknown, _params: { of: number }) => {},
    add: assign(({ context }: { context: unknown }, { by }: { by: number }) => more(context as Context, by)),
  },
  guards: { isAtLeast: ({ context }, { least }: { least: number }) => (context as Context).n >= least },
  delays: { short: 5, counted: ({ context }) => (context as Context).n * 10, worded: () => 7 },
});

/** An initial context that is fixed, or computed from the input. */
export function beginning(isFromInput: boolean): object {
  const context = (n: number): Context => ({ n, last: null, marks: [], seen: {} });
  return { context: isFromInput ? (given: { input: number }) => context(given.input) : context(0) };
}

export function outputOf(from: 'plan' | 'context'): unknown {
  return from === 'plan' ? { n: 1 } : ({ context, event }: Scope) => ({ n: context.n % 2, from: event.type });
}

export function guardOf(plan: GuardPlan, places: Places): never {
  const all = (plans: readonly GuardPlan[]): never[] => plans.map(each => guardOf(each, places));
  switch (plan.guard) {
    case 'counted':
      return (({ context }: Scope) => context.n >= plan.least) as never;
    case 'carried':
      return (({ event }: Scope) => carried(event) === plan.value) as never;
    case 'remembered':
      return (({ context }: Scope) => context.last === plan.value) as never;
    case 'in': {
      const value = plan.by === 'value' ? places.value(plan.state) : undefined;
      return stateIn((value ?? places.id(plan.state)) as never) as never;
    }
    case 'named':
      return { type: 'isAtLeast', params: { least: plan.least } } as never;
    case 'not':
      return not(guardOf(plan.of, places)) as never;
    case 'and':
      return and(all(plan.of)) as never;
    case 'or':
      return or(all(plan.of)) as never;
  }
}

export function actionsOf(plans: readonly ActionPlan[], places: Places): readonly never[] {
  return plans.map(plan => actionOf(plan, places) as never);
}

function actionOf(plan: ActionPlan, places: Places): unknown {
  switch (plan.action) {
    case 'count':
      return assign({ n: ({ context }: Scope) => more(context, 1).n } as never);
    case 'add':
      return { type: 'add', params: ({ event }: Scope) => ({ by: carried(event) ?? 2 }) };
    case 'forget':
      return assign({ n: 0, last: null, seen: {} } as never);
    case 'remember':
      return assign((({ event }: Scope) => ({ last: carried(event) })) as never);
    case 'see':
      return assign((({ context: { seen }, event }: Scope) => ({ seen: { ...seen, [event.type]: true } })) as never);
    case 'mark':
      return assign((({ context: { marks } }: Scope) => ({ marks: [...marks, plan.mark].slice(-marksMax) })) as never);
    case 'raise':
      return raise(worded(plan.type, plan.from) as never);
    case 'raise later':
      return raise(worded(plan.type, plan.from) as never, {
        delay: delayOf(plan.delay) as never,
        ...(plan.id === undefined ? {} : { id: plan.id }),
      });
    case 'cancel':
      return cancel(plan.worded ? () => plan.id : plan.id);
    case 'cancel after':
      return cancel(places.after(plan.state));
    case 'send':
      return sending(plan.to, plan.from);
    case 'report':
      return { type: 'report', params: worded(plan.type, plan.from) };
    case 'emit':
      return emit(worded(plan.type, plan.from) as never);
    case 'log':
      return log(({ context }) => context);
    case 'custom':
      return { type: 'note', params: ({ context }: Scope) => ({ of: context.n }) };
    case 'inline':
      return () => {};
    case 'unprovided':
      return 'whistle';
    case 'enqueue':
      return enqueueActions((({
        enqueue,
        check,
      }: {
        enqueue: (action: never) => void;
        check: (guard: never) => boolean;
      }) => {
        const isSo = check(guardOf(plan.check, places));
        for (const each of isSo ? actionsOf(plan.actions, places) : [sending(['left'], 'context') as never])
          enqueue(each);
      }) as never);
  }
}

/** A `send` action, to one party or to several, with fixed or computed parameters. */
function sending([to = '', ...others]: readonly string[], from: Origin): unknown {
  const receivers = others.length > 0 ? [to, ...others] : to;
  const message = worded('b', from);
  if (typeof message !== 'function') return { type: 'send', params: { to: receivers, message } };
  return { type: 'send', params: (scope: Scope) => ({ to: receivers, message: message(scope) }) };
}

function delayOf(delay: DelayPlan): unknown {
  return delay === 'worded' ? ({ context }: Scope) => context.n + 7 : delay;
}

/** An event of this type: fixed, or computed from the context or the event. */
function worded(type: string, from: Origin): ChartEvent | ((scope: Scope) => ChartEvent) {
  if (from === 'plan') return { type, v: 1 };
  return from === 'context'
    ? ({ context: { n, marks, seen } }) => ({ type, v: n % 2, marks, seen })
    : ({ event }) => ({ type, v: carried(event), because: event.type });
}

/** The value that an event carries, or the output of a done state. */
function carried({ v, output }: ChartEvent): number | null {
  return (v as number | undefined) ?? (output as { n?: number } | undefined)?.n ?? null;
}

function more({ n }: Context, by: number): Pick<Context, 'n'> {
  return { n: (n + by) % countMax };
}
