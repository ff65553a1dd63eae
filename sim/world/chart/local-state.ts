/** Local states of charts, and the queries and answers of charts, as data. */
import type { AnyMachineSnapshot, AnyTransitionDefinition, StateValue } from 'xstate';
import type { ChartEvent, Message, PartyName, Report } from '#machines';
import { canonical } from '../interning/interner.ts';
import type { RunningTimers } from './running-timers.ts';

/** A party's local state, plain JSON. */
export interface Local {
  readonly value: StateValue;
  readonly context: unknown;
  /** The XState tags of its states, in alphabetical order. */
  readonly tags: readonly string[];
  /** Whether the chart is in a final state; it then reacts to no event. */
  readonly done?: true;
  /** The output of a chart that is done. */
  readonly output?: unknown;
  /** The ids of remembered states, by history state; absent where nothing is remembered. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
  /** The running timers; absent where they are exactly those of the active states' `after`. */
  readonly timers?: RunningTimers;
}

/** A local state of a chart, with the cached answers of the chart in it. */
export interface ChartState {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: RunningTimers;
  /** The canonical text: equal states have equal text. */
  readonly text: string;
  readonly local: Local;
  /** The snapshots in which it was reached, one for each variant (see `isSameVariant`). */
  readonly variants: AnyMachineSnapshot[];
  readiness: Readiness | undefined;
  /** The chart's answers in this state, by the text of the query. */
  readonly answers: Map<string, Answered>;
}

/** A query and its answer. */
interface Answered {
  readonly query: Query;
  readonly answer: Answer;
}

/** A query to a chart. */
export interface Query {
  readonly event: ChartEvent;
  /** The sender of a delivered message. */
  readonly from?: PartyName;
  /** The key of the expired timer. */
  readonly expires?: string;
}

/** The canonical text of a query: equal queries have equal text. */
export function queryText({ event, from, expires }: Query): string {
  const text = canonical(event);
  return from === undefined && expires === undefined ? text : `${text} ${canonical([from, expires])}`;
}

/** The answer of a chart to a query. */
export interface Answer {
  readonly state: ChartState;
  readonly sends: readonly Addressed[];
  readonly reports: readonly Report[];
  /** Whether the state handles the event or explicitly ignores it. */
  readonly heard: boolean;
  /** The actions that the engine does not run: `log`, and the chart's own functions. */
  readonly notRun: readonly string[];
}

/** A running timer that can expire. */
export interface ArmedTimer {
  /** The id of the state of an `after`; the id of the root for a delayed `raise`. */
  readonly state: string;
  /** The delay of an `after`; the event of a delayed `raise`. */
  readonly timer: string;
  readonly event: ChartEvent;
  readonly key: string;
}

/** The events that a local state enables, independent of the inbox. */
export interface Readiness {
  /** Whether it has the tag `down`, so that only the recovery is enabled. */
  readonly down: boolean;
  /** The timers of states with the tag `busy`. While there are any, only `proceed` and faults are enabled. */
  readonly busy: readonly ArmedTimer[];
  /** The other timers that can expire next. A longer timer of the same state waits for the shorter one. */
  readonly timers: readonly ArmedTimer[];
  readonly done: boolean;
}

/** A transition of a chart, as XState defines it. */
export type Taken = AnyTransitionDefinition;

/** A message and its receiver. */
export interface Addressed {
  readonly to: PartyName;
  readonly message: Message;
}
