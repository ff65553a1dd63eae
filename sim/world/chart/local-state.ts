/** What is known of a chart's local states, and what a chart is asked and answers, as data. */
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
  /** Whether the chart is in a final state: it hears nothing more. */
  readonly done?: true;
  /** What a finished chart gives back. */
  readonly output?: unknown;
  /** The states that history remembers, by the history state; absent where nothing is remembered. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
  /** The timers that run; absent where they are those of the active states' `after`. */
  readonly timers?: RunningTimers;
}

/** A local state of a chart, and what is known of it. */
export interface Known {
  readonly snapshot: AnyMachineSnapshot;
  readonly timers: RunningTimers;
  /** Canonical: equal states have equal text. */
  readonly text: string;
  readonly local: Local;
  /** The snapshots it was met as: one for each dress (see `isDressedAlike`). */
  readonly dresses: AnyMachineSnapshot[];
  posture: Readiness | undefined;
  /** What the chart answered here, by the text of the question. */
  readonly answers: Map<string, Answered>;
}

/** An answer, and what it answers. */
interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

/** What a chart is asked. */
export interface Question {
  readonly event: ChartEvent;
  /** Who sent it, where it is a message that is delivered. */
  readonly from?: PartyName;
  /** The key of the timer that expires, where it is one. */
  readonly expires?: string;
}

/** The canonical text of a question: equal questions have equal text. */
export function questionText({ event, from, expires }: Question): string {
  const text = canonical(event);
  return from === undefined && expires === undefined ? text : `${text} ${canonical([from, expires])}`;
}

/** What a chart answers to one question. */
export interface Answer {
  readonly state: Known;
  readonly sends: readonly Addressed[];
  readonly reports: readonly Report[];
  /** Whether the state handles the event or names it as ignored. */
  readonly heard: boolean;
  /** Actions that are not run: `log`, and the chart's own functions. */
  readonly notRun: readonly string[];
}

/** A timer that runs, as it is told. */
export interface Armed {
  /** The id of the state whose `after` it is; of the chart's root where it was raised. */
  readonly state: string;
  /** The delay of an `after`; the event that was raised. */
  readonly timer: string;
  readonly event: ChartEvent;
  readonly key: string;
}

/** What a local state allows, whatever waits in the inbox. */
export interface Readiness {
  /** It carries the tag `down`: nothing but power-up or restart. */
  readonly down: boolean;
  /** Timers of states that carry the tag `busy`: while there are any, it takes no delivery, only `proceed` and faults. */
  readonly busy: readonly Armed[];
  /** The other timers that may expire next; a longer one of the same state waits for a shorter one. */
  readonly timers: readonly Armed[];
  readonly done: boolean;
}

/** A transition of a chart, as XState defines it. */
export type Taken = AnyTransitionDefinition;

/** A message on its way to one party. */
export interface Addressed {
  readonly to: PartyName;
  readonly message: Message;
}
