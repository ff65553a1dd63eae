/** Observers, interned: an observer's state is one field of the world, and what it hears a look-up. */
import type { AnyStateMachine } from 'xstate';
import type { Report } from '#machines';
import { type Chart, chartOf } from '../chart/chart.ts';
import type { Known, Local } from '../chart/local-state.ts';
import { canonical, Interner } from './interner.ts';

/** A small deterministic chart over reports; it rides along and never disables anything. */
export interface Observer {
  readonly name: string;
  readonly chart: AnyStateMachine;
  /** Which lists in its context are sets, as a party's. */
  readonly sets?: readonly string[];
}

/** A report heard in a state. */
export interface Heard {
  readonly state: number;
  readonly report: Report;
}

/** One observer and every state it was ever in. */
export class ObserverTable {
  readonly chart: Chart;
  /** What the chart was asked: each question once. */
  readonly questions = new Set<string>();
  readonly initial: number;
  /** What was heard, and in which state, when a state was seen first; of the initial one nothing. */
  readonly origins: (Heard | undefined)[] = [];
  private readonly states = new Interner<Known>();
  private readonly table: number[][] = [];

  constructor(
    readonly observer: Observer,
    private readonly reports: Interner<Report>,
  ) {
    this.chart = chartOf(observer);
    this.questions.add('begin');
    this.initial = this.intern(this.chart.initial().state);
  }

  state(id: number): Local {
    return this.states.get(id).local;
  }

  /** The number of a state that is told in plain JSON. */
  adopt(local: Local): number {
    return this.intern(this.chart.resolve(local));
  }

  hear(state: number, report: number): number {
    this.table[state] ??= [];
    const row = this.table[state];
    row[report] ??= this.reach({ state, report: this.reports.get(report) });
    return row[report];
  }

  /** The number of the state after a report. */
  reach(heard: Heard): number {
    const { state, report } = heard;
    const text = canonical(report);
    this.questions.add(`${state} ${text}`);
    return this.intern(this.chart.ask(this.states.get(state), { event: report }, text).state, heard);
  }

  private intern(state: Known, heard?: Heard): number {
    return this.states.id(state.text, () => {
      this.origins.push(heard);
      return state;
    });
  }
}
