/** A chart run by the engine. Equal local states are one object, on whatever path they are reached. */
import type { AnyStateMachine } from 'xstate';
import type { ChartEvent } from '#machines';
import { type Chart, type ChartState, chartOf, InputError, type Query, queryText } from '#sim';
import { type Observation, timerText } from './observation.ts';

export class EngineChart {
  /** The reason why the engine refuses the chart, or ''. */
  refusal = '';
  private readonly chart: Chart;
  private readonly met = new Set<ChartState>();
  private at: ChartState | undefined;

  constructor(
    machine: AnyStateMachine,
    private readonly input: unknown,
    /** Called for every state that is reached again. */
    private readonly meets: () => void,
  ) {
    this.chart = chartOf({ chart: machine });
  }

  begin(): Observation {
    return this.take(() => ({ ...this.chart.initial(this.input), heard: false }));
  }

  send(event: ChartEvent): Observation {
    return this.ask({ event });
  }

  /** Lets the running timer with this text expire. */
  expire(timer: string): Observation {
    const running = this.at!.timers.find(each => timerText(each) === timer)!;
    return this.ask({ event: running.event, expires: timer });
  }

  private ask(question: Query): Observation {
    return this.take(() => this.chart.ask(this.at!, question, queryText(question)));
  }

  private take(ask: () => ReturnType<Chart['initial']>): Observation {
    try {
      const { state, sends, reports, heard } = ask();
      if (this.met.has(state)) this.meets();
      else if (this.chart.resolve(structuredClone(state.local)) !== state)
        throw new Error(`the text of the state ${state.text} resolves to another state`);
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
