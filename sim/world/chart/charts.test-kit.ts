/** For tests: charts out of a few words, asked as the engine asks them. */
import { setup } from 'xstate';
import { type ChartEvent, effects, type Party } from '#machines';
import { chartOf } from './chart.ts';
import { type Answer, type Known, questionText } from './local-state.ts';

/** A chart in use: what it is asked, one question after another. */
export class Asked {
  private readonly chart;
  state: Known;
  last: Answer;

  constructor(config: object, input?: unknown) {
    this.chart = chartOf({ chart: machine(config) });
    this.last = this.chart.initial(input);
    this.state = this.last.state;
  }

  /** Hands the chart an event, as a message from `from` where one is given. */
  hears(type: string, more: object = {}, from?: string): this {
    return this.ask({ event: { type, ...more }, ...(from ? { from } : {}) });
  }

  /** Lets the timer that is told so expire. */
  expires(timer: string): this {
    const { busy, timers } = this.chart.posture(this.state);
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

  /** The timers that may expire next, as they are told. */
  get timers(): string[] {
    const { busy, timers } = this.chart.posture(this.state);
    return [...busy, ...timers].map(({ timer }) => timer);
  }

  private ask(question: { event: ChartEvent; from?: string; expires?: string }): this {
    this.last = this.chart.ask(this.state, question, questionText(question));
    this.state = this.last.state;
    return this;
  }
}

export function machine(config: object): Party['chart'] {
  return setup({ actions: effects }).createMachine({ id: 'chart', context: {}, ...config } as never) as never;
}

/** A chart that is idle, and what it does when it hears `go`; there is a state `next`. */
export const go = (target: object | string, more: object = {}): object => ({
  initial: 'idle',
  states: { idle: { on: { go: target } }, next: {}, ...more },
});
