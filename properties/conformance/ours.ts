/** A chart in our transition system: every local state that is equal to one met before is that one, however it was reached. */
import type { AnyStateMachine } from 'xstate';
import type { ChartEvent } from '#machines';
import { type Chart, type ChartState, chartOf, InputError, type Query, queryText } from '#sim';
import { type Shown, timerText } from './shown.ts';

export class Ours {
  /** Why the chart is refused, where it is. */
  refusal = '';
  private readonly chart: Chart;
  private readonly met = new Set<ChartState>();
  private at: ChartState | undefined;

  constructor(
    machine: AnyStateMachine,
    private readonly input: unknown,
    /** Hears of every state that is met again. */
    private readonly meets: () => void,
  ) {
    this.chart = chartOf({ chart: machine });
  }

  begin(): Shown {
    return this.take(() => ({ ...this.chart.initial(this.input), heard: false }));
  }

  send(event: ChartEvent): Shown {
    return this.ask({ event });
  }

  /** The running timer of this text expires. */
  expire(timer: string): Shown {
    const running = this.at!.timers.find(each => timerText(each) === timer)!;
    return this.ask({ event: running.event, expires: timer });
  }

  private ask(question: Query): Shown {
    return this.take(() => this.chart.ask(this.at!, question, queryText(question)));
  }

  private take(ask: () => ReturnType<Chart['initial']>): Shown {
    try {
      const { state, sends, reports, heard } = ask();
      if (this.met.has(state)) this.meets();
      else if (this.chart.resolve(structuredClone(state.local)) !== state)
        throw new Error(`what is told of the state ${state.text} is another state`);
      this.met.add(state);
      this.at = state;
      const { value, context, done } = state.local;
      const timers = state.timers.map(timerText).sort();
      return { value, context, status: done ? 'done' : 'active', sends, reports, heard, timers };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.refusal = error.message;
      return undefined;
    }
  }
}
