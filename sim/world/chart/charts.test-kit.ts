/** Test support: charts from short configurations, and queries to them. */
import { setup } from 'xstate';
import { type ChartEvent, effects, type Party } from '#machines';
import { chartOf } from './chart.ts';
import { type Answer, type ChartState, queryText } from './local-state.ts';

/** A chart and its current state, driven by one query after another. */
export class DrivenChart {
  private readonly chart;
  state: ChartState;
  last: Answer;

  constructor(config: object, input?: unknown) {
    this.chart = chartOf({ chart: machine(config) });
    this.last = this.chart.initial(input);
    this.state = this.last.state;
  }

  /** Passes the chart an event, as a message from `from` if that is given. */
  receives(type: string, more: object = {}, from?: string): this {
    return this.ask({ event: { type, ...more }, ...(from ? { from } : {}) });
  }

  /** Expires the timer with this name. */
  expires(timer: string): this {
    const { busy, timers } = this.chart.readiness(this.state);
    const found = [...busy, ...timers].find(each => each.timer === timer);
    if (!found) throw new Error(`${timer} is not among ${this.timers}`);
    return this.ask({ event: found.event, expires: found.key });
  }

  get value(): unknown {
    return this.state.local.value;
  }

  get context(): unknown {
    return this.state.local.context;
  }

  /** The names of the timers that can expire next. */
  get timers(): string[] {
    const { busy, timers } = this.chart.readiness(this.state);
    return [...busy, ...timers].map(({ timer }) => timer);
  }

  private ask(query: { event: ChartEvent; from?: string; expires?: string }): this {
    this.last = this.chart.ask(this.state, query, queryText(query));
    this.state = this.last.state;
    return this;
  }
}

export function machine(config: object): Party['chart'] {
  return setup({ actions: effects }).createMachine({ id: 'chart', context: {}, ...config } as never) as never;
}

/** A configuration with the states `idle`, which handles `go`, and `next`. */
export const go = (target: object | string, more: object = {}): object => ({
  initial: 'idle',
  states: { idle: { on: { go: target } }, next: {}, ...more },
});
