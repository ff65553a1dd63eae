/**
 * The cache of a chart's answers. Charts are queried by XState's pure functions only, and each query is evaluated once,
 * also across models of the same chart.
 */
import type { AnyMachineSnapshot, StateValue } from 'xstate';
import type { Party } from '#machines';
import { canonical } from '../interning/interner.ts';
import { Interpreter } from './interpreter.ts';
import type { Answer, ArmedTimer, ChartState, Local, Query, Readiness, Taken } from './local-state.ts';
import { undefinedIn } from './plain.ts';
import type { QueryResult } from './query-result.ts';
import { nameOf, type RunningTimers, timerKey } from './running-timers.ts';
import { isSameVariant, remainderOf, resolved, shapeOf } from './snapshots.ts';
import { validateChart } from './validation.ts';
import { getStateNodes } from './xstate.ts';

/** The caches of all charts in use. */
const charts = new WeakMap<Party['chart'], Chart>();

/** The cache of a party's chart. @throws InputError where the chart is refused */
export function chartOf({ chart }: { readonly chart: Party['chart'] }): Chart {
  const known = charts.get(chart) ?? new Chart(chart);
  charts.set(chart, known);
  return known;
}

export class Chart {
  private readonly begun = new Map<string, Answer>();
  private readonly states = new Map<string, ChartState>();
  private readonly shapes = new Map<string, ReturnType<typeof shapeOf>>();
  private readonly interpreter: Interpreter;

  constructor(private readonly machine: Party['chart']) {
    validateChart(machine);
    this.interpreter = new Interpreter(machine);
  }

  /** The initial state, with the messages and reports of its entry. @param input the chart's input, plain JSON */
  initial(input?: unknown): Answer {
    const text = canonical(input);
    const known = this.begun.get(text);
    if (known) return known;
    const heard = this.interpreter.begin(input);
    const answer = this.answered(heard);
    this.begun.set(text, answer);
    this.addVariants(answer.state, [heard.snapshot]);
    return answer;
  }

  /** The state given as plain JSON. */
  resolve(local: Local): ChartState {
    const { snapshot, timers } = resolved(this.machine, local);
    const state = this.stateOf(snapshot, timers);
    this.addVariants(state, [snapshot]);
    return state;
  }

  /** The chart's answer to a query. @param text the canonical text of the query */
  ask(state: ChartState, query: Query, text: string): Answer {
    if (this.interpreter.refusal) throw this.interpreter.refusal;
    const known = state.answers.get(text);
    if (known) return known.answer;
    if (state.local.done) return { state, sends: [], reports: [], heard: false, notRun: [] };
    const heard = this.interpreter.ask(state, query);
    const answer = this.answered(heard, state);
    state.answers.set(text, { query, answer });
    this.addVariants(answer.state, [heard.snapshot, ...heard.others]);
    return answer;
  }

  /** The transitions of one query or of the initial entry, with those of raised events and of `always`. */
  taken(state?: ChartState, query?: Query, input?: unknown): readonly Taken[] {
    return state && query ? this.interpreter.ask(state, query).taken : this.interpreter.begin(input).taken;
  }

  /** The active state nodes of a snapshot. */
  nodes(snapshot: AnyMachineSnapshot): Party['chart']['root'][] {
    return getStateNodes(this.machine.root as never, snapshot.value);
  }

  readiness(state: ChartState): Readiness {
    state.readiness ??= this.readinessIn(state);
    return state.readiness;
  }

  private answered({ snapshot, timers, sends, reports, heard, notRun }: QueryResult, before?: ChartState): Answer {
    const state =
      before && snapshot === before.snapshot && timers === before.timers ? before : this.stateOf(snapshot, timers);
    return { state, sends, reports, heard, notRun };
  }

  private stateOf(snapshot: AnyMachineSnapshot, timers: RunningTimers): ChartState {
    const { value, context } = snapshot;
    const shape = this.shape(value);
    const remainder = remainderOf(snapshot, timers, shape);
    const absent = undefinedIn(context).sort();
    const isPlain = remainder === undefined && shape.order === undefined && absent.length === 0;
    const text = canonical(isPlain ? [value, context] : [value, context, shape.order, absent, remainder]);
    const known = this.states.get(text);
    if (known) return known;
    const tags = [...snapshot.tags].sort();
    const state: ChartState = {
      snapshot,
      timers,
      text,
      local: Object.freeze({ value, context, tags, ...remainder }),
      variants: [snapshot],
      readiness: undefined,
      answers: new Map(),
    };
    this.states.set(text, state);
    return state;
  }

  /**
   * Records the variants in which a state is reached. A new variant has to give the same answers as the others, and its
   * answers can lead to further variants.
   */
  private addVariants(state: ChartState, snapshots: readonly AnyMachineSnapshot[]): void {
    const reached = snapshots.map(snapshot => ({ state, snapshot }));
    for (const { state, snapshot } of reached) {
      if (state.local.done || state.variants.some(other => isSameVariant(snapshot, other))) continue;
      state.variants.push(snapshot);
      for (const { query, answer } of state.answers.values())
        for (const other of this.interpreter.ask(state, query, [snapshot]).others)
          reached.push({ state: answer.state, snapshot: other });
    }
  }

  private shape(value: StateValue): ReturnType<typeof shapeOf> {
    const text = JSON.stringify(value);
    let shape = this.shapes.get(text);
    if (!shape) {
      shape = shapeOf(this.machine, value);
      this.shapes.set(text, shape);
    }
    return shape;
  }

  private readinessIn({ snapshot, timers }: ChartState): Readiness {
    const busy: ArmedTimer[] = [];
    const idle: ArmedTimer[] = [];
    const left = new Map(timers.map(timer => [timerKey(timer), timer]));
    for (const node of this.nodes(snapshot)) {
      const running = (node.after as readonly { delay?: unknown; eventType: string }[]).flatMap(
        ({ delay, eventType }) => {
          const event = { type: eventType };
          const key = timerKey({ id: eventType, event });
          return left.delete(key) ? { delay, event, key } : [];
        },
      );
      // The timers of one state start together, so the shortest expires first.
      const shortest = Math.min(...running.map(({ delay }) => (typeof delay === 'number' ? delay : Infinity)));
      for (const { delay, event, key } of running)
        if (typeof delay !== 'number' || delay === shortest)
          (node.tags.includes('busy') ? busy : idle).push({ state: node.id, timer: String(delay), event, key });
    }
    for (const [key, timer] of left) idle.push({ ...nameOf(timer, this.machine.root.id), event: timer.event, key });
    return { down: snapshot.tags.has('down'), busy, timers: idle, done: snapshot.status === 'done' };
  }
}
