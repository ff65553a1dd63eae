/** Observers, interned: an observer's state is one field of a row, and its reaction to a report is a table look-up. */
import type { AnyStateMachine } from 'xstate';
import type { Report } from '#machines';
import { type Chart, chartOf } from '../chart/chart.ts';
import type { ChartState, Local } from '../chart/local-state.ts';
import { canonical, Interner } from './interner.ts';

/** A deterministic chart over reports. It never disables a choice. */
export interface Observer {
  readonly name: string;
  readonly chart: AnyStateMachine;
  /** Paths of the lists in its context that are sets (see `Party.sets`). */
  readonly sets?: readonly string[];
}

/** A report, and the state in which the observer receives it. */
export interface Heard {
  readonly state: number;
  readonly report: Report;
}

/** One observer and its states. */
export class ObserverTable {
  readonly chart: Chart;
  /** The distinct queries to the chart. */
  readonly queries = new Set<string>();
  readonly initial: number;
  /** The state and report that first led to each state; undefined for the initial state. */
  readonly origins: (Heard | undefined)[] = [];
  private readonly states = new Interner<ChartState>();
  private readonly table: number[][] = [];

  constructor(
    readonly observer: Observer,
    private readonly reports: Interner<Report>,
  ) {
    this.chart = chartOf(observer);
    this.queries.add('begin');
    this.initial = this.intern(this.chart.initial().state);
  }

  state(id: number): Local {
    return this.states.get(id).local;
  }

  /** The number of a state given as plain JSON. */
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
    this.queries.add(`${state} ${text}`);
    return this.intern(this.chart.ask(this.states.get(state), { event: report }, text).state, heard);
  }

  private intern(state: ChartState, heard?: Heard): number {
    return this.states.id(state.text, () => {
      this.origins.push(heard);
      return state;
    });
  }
}
