/**
 * The last layer: a region's names get their meaning. It says which card, row or device the region is about, who its
 * receivers are, and what the party keeps.
 */

import type { Scope, Send } from '../chart/effect.ts';
import type { ChartEvent, PartyName, Report } from '../chart/event.ts';
import {
  type Action,
  type Field,
  type Many,
  many,
  mapTransitions,
  type Region,
  type Reported,
  type Sent,
  type StateNode,
  type Transition,
  type Transitions,
  type Value,
} from './region.ts';

/** What a region is about. */
export interface Subject<Context, Event> {
  /** Unique in the chart; the prefix of its states' ids. */
  readonly id: string;
  /** The parameters of every guard and action of the region; by default none. */
  readonly params?: object;
  /** The guard of a transition that has none: the event is about this subject. */
  readonly guard?: string;
  /** Events that are about every subject. */
  readonly everyone?: readonly string[];
  /** The receivers by role; a function where the receiver follows from what the party keeps or hears. */
  readonly receivers: Readonly<Record<string, PartyName | ((scope: Scope<Context, Event>) => PartyName)>>;
  /** What the party keeps of the subject: the values of the fields that its messages carry. */
  readonly kept: (scope: Scope<Context, Event>) => object;
  /** Events and timers that have another name in this chart, by their name in the picture. */
  readonly names?: Readonly<Record<string, string>>;
  /** Actions that are not plain names, by name. */
  readonly actions?: Readonly<Record<string, (params: object) => unknown>>;
}

/** What is known of these fields now. */
export type Known<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

/** A configuration that `createMachine` takes. */
// biome-ignore lint/suspicious/noExplicitAny: XState types a configuration by its literal, and this one is made
export type RegionConfig = any;

/** The configuration of a region about a subject. */
export function concerning<Context, Event>(subject: Subject<Context, Event>): (region: Region) => RegionConfig {
  const { guard } = subject;
  return region => {
    const config = bound(region, subject);
    // For readers of the chart: which guard goes without saying.
    return guard === undefined ? config : { ...config, meta: { ...config.meta, about: guard } };
  };
}

type Bind = Subject<never, never>;

function bound<Context, Event>(node: Region | StateNode, subject: Subject<Context, Event>): RegionConfig {
  const bind = subject as unknown as Bind;
  const { id, entry, exit, on, after, always, states, ...rest } = node as StateNode;
  return {
    ...rest,
    ...(id === undefined ? {} : { id: `${subject.id}:${id}` }),
    ...(entry === undefined ? {} : { entry: actionsOf(entry, bind) }),
    ...(exit === undefined ? {} : { exit: actionsOf(exit, bind) }),
    ...(on === undefined ? {} : { on: guarded(renamed(on, bind), bind) }),
    ...(after === undefined
      ? {}
      : { after: mapTransitions(renamed(after, bind), taken => transitionOf(taken, bind) as never) }),
    ...(always === undefined ? {} : { always: eachOf(always, taken => transitionOf(taken, bind)) }),
    ...(states === undefined
      ? {}
      : { states: Object.fromEntries(Object.entries(states).map(([name, state]) => [name, bound(state, subject)])) }),
  };
}

/** The transitions by the names that their events and timers have in this chart. */
function renamed(all: Transitions, { names = {} }: Bind): Transitions {
  return Object.fromEntries(Object.entries(all).map(([name, taken]) => [names[name] ?? name, taken]));
}

/** The transitions of events: one without a guard is about this subject. */
function guarded(on: Transitions, subject: Bind): RegionConfig {
  return Object.fromEntries(
    Object.entries(on).map(([event, taken]) => {
      const own = subject.guard !== undefined && !subject.everyone?.includes(event);
      const guardedOne = (each: Transition) =>
        transitionOf(own && each.guard === undefined ? { ...each, guard: subject.guard! } : each, subject);
      return [event, eachOf(taken, guardedOne)];
    }),
  );
}

function transitionOf({ guard, target, actions, ...rest }: Transition, subject: Bind): RegionConfig {
  return {
    ...rest,
    ...(guard === undefined ? {} : { guard: namedOf(guard, subject) }),
    ...(target === undefined ? {} : { target: target.startsWith('#') ? `#${subject.id}:${target.slice(1)}` : target }),
    ...(actions === undefined ? {} : { actions: actionsOf(actions, subject) }),
  };
}

function namedOf(named: string | { readonly type: string; readonly params?: object }, { params }: Bind) {
  const [type, own = {}] = typeof named === 'string' ? [named] : [named.type, named.params];
  const all = { ...params, ...own };
  if (Object.keys(all).length === 0) return { type };
  // For readers of the chart: the subject's parameters say nothing that the region does not say.
  return params === undefined ? { type, params: all } : { type, params: all, own };
}

function actionsOf(actions: Many<Action>, subject: Bind): RegionConfig {
  return eachOf(actions, action => actionOf(action, subject));
}

/** Each one changed; a single one stays single, so that an edit by path finds it. */
function eachOf<Value>(values: Many<Value>, change: (value: Value) => RegionConfig): RegionConfig {
  const all = many(values).map(change);
  return Array.isArray(values) ? all : all[0];
}

function actionOf(action: Action, subject: Bind): RegionConfig {
  if (typeof action !== 'string') {
    if (action.type === 'send') return sending(action.params as Sent, subject);
    if (action.type === 'report') return reporting(action.params as Reported, subject);
    const made = subject.actions?.[action.type];
    if (made) return made(action.params ?? {});
  } else if (subject.actions?.[action]) return subject.actions[action]!({});
  return namedOf(action, subject);
}

function sending(sent: Sent, { receivers, kept }: Bind): RegionConfig {
  const to = receivers[sent.to];
  if (to === undefined) throw new Error(`a picture sends ${sent.message} to "${sent.to}", which is no receiver here`);
  return {
    type: 'send',
    params: (scope: Scope<never, never>): Send => ({
      to: typeof to === 'function' ? to(scope) : to,
      message: { type: sent.message, ...fieldsOf(sent.fields, scope, kept) },
    }),
    // For readers of the chart: a table or a diagram shows receiver and fields.
    sent,
  };
}

function reporting({ report, fields }: Reported, { kept }: Bind): RegionConfig {
  return {
    type: 'report',
    params: (scope: Scope<never, never>): Report => ({ type: report, ...fieldsOf(fields, scope, kept) }),
  };
}

/** The fields of a message. One that has no value is left out: a message with an undefined field is another message. */
function fieldsOf(fields: readonly Field[], scope: Scope<never, never>, kept: Bind['kept']): object {
  if (fields.length === 0) return {};
  const known = kept(scope) as Readonly<Record<string, unknown>>;
  const event = scope.event as unknown as ChartEvent;
  const entries = fields.flatMap(field =>
    typeof field === 'string'
      ? [[field, known[field]] as const]
      : Object.entries(field).map(([name, value]) => [name, valueFor(value, known, event)] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueFor(value: Value, known: Readonly<Record<string, unknown>>, event: ChartEvent): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('heard' in value) return event[value.heard];
  return 'kept' in value ? known[value.kept] : value;
}
