/**
 * The one place that asks XState. A chart is asked through the pure `transition` only; what it asks for comes back as
 * data, and nothing is ever asked twice: not in one world model (`cells.ts`), nor in another one with the same chart.
 */
import {
  type ActorLogic,
  type AnyMachineSnapshot,
  type AnyTransitionDefinition,
  createActor,
  type EventObject,
  getStateNodes,
  initialTransition,
  SimulatedClock,
  type StateValue,
  transition,
} from 'xstate';
import type { ChartEvent, Party, Report, Send } from '#machines';
import { HarnessError } from './harness-error.ts';
import { canonical } from './interner.ts';

/** A party's local state, plain JSON. */
export interface Local {
  readonly value: StateValue;
  readonly context: unknown;
}

/** A local state of a chart, and what is known of it. */
export interface Known {
  readonly snapshot: AnyMachineSnapshot;
  /** Canonical: equal states have equal text. */
  readonly text: string;
  posture: Posture | undefined;
  /** What the chart answered here, by the text of the event. */
  readonly answers: Map<string, Answer>;
}

/** What a chart answers to one event. */
export interface Answer {
  readonly state: Known;
  readonly sends: readonly Send[];
  readonly reports: readonly Report[];
  /** Whether the state handles the event or names it as ignored. */
  readonly heard: boolean;
}

/** An armed timer: implied by an active state node with `after`. */
export interface Armed {
  readonly state: string;
  readonly timer: string;
  readonly event: ChartEvent;
}

/** What a local state allows, whatever waits in the inbox. */
export interface Posture {
  /** `off` or `down`: nothing but power-up or restart. */
  readonly down: boolean;
  /** States with `after: { 0: … }`: they take no delivery, only `proceed` and faults. */
  readonly busy: readonly Armed[];
  readonly timers: readonly Armed[];
}

/** A transition of a chart, as XState defines it. */
export type Taken = AnyTransitionDefinition;

/** What is known of every chart that is still in use. */
const charts = new WeakMap<Party['chart'], Chart>();

/** What is known of a party's chart. */
export function chartOf(party: Party): Chart {
  const known = charts.get(party.chart) ?? new Chart(party);
  charts.set(party.chart, known);
  return known;
}

export class Chart {
  private begun: Known | undefined;
  private readonly states = new Map<string, Known>();
  /**
   * The chart as `transition` is handed it. It would have the chart begin at every question, which takes longer than the
   * answer; who asks says in which state, so the beginning is never looked at.
   */
  private readonly logic: ActorLogic<AnyMachineSnapshot, EventObject>;

  constructor(private readonly party: Party) {
    const { transition, getPersistedSnapshot } = party.chart;
    const anywhere = party.chart.resolveState({ value: {}, context: {} } as never);
    this.logic = { transition: transition as never, getInitialSnapshot: () => anywhere, getPersistedSnapshot };
  }

  initial(): Known {
    this.begun ??= this.begin();
    return this.begun;
  }

  private begin(): Known {
    const [snapshot, actions] = initialTransition(this.party.chart);
    const { sends } = this.read(actions);
    if (sends.length > 0)
      throw new HarnessError(`${this.party.name} sends a message before anything has happened; let an intent begin`);
    return this.know(snapshot);
  }

  /** The state that is told in plain JSON. */
  resolve({ value, context }: Local): Known {
    const text = canonical([value, context]);
    return this.states.get(text) ?? this.learn(text, this.party.chart.resolveState({ value, context } as never));
  }

  /** What the chart does with an event; `text` is the event's canonical text. */
  ask(state: Known, event: ChartEvent, text: string): Answer {
    let answer = state.answers.get(text);
    if (!answer) {
      answer = this.answer(state, event);
      state.answers.set(text, answer);
    }
    return answer;
  }

  private answer(state: Known, event: ChartEvent): Answer {
    const { snapshot } = state;
    const heard = (this.party.chart.getTransitionData(snapshot as never, event as never) ?? []).length > 0;
    if (!heard) return { state, sends: [], reports: [], heard };
    const [next, actions] = transition(this.logic, snapshot, event);
    return { state: this.know(next), ...this.read(actions), heard };
  }

  private know(snapshot: AnyMachineSnapshot): Known {
    const text = canonical([snapshot.value, snapshot.context]);
    return this.states.get(text) ?? this.learn(text, snapshot);
  }

  private learn(text: string, snapshot: AnyMachineSnapshot): Known {
    const known: Known = { snapshot, text, posture: undefined, answers: new Map() };
    this.states.set(text, known);
    return known;
  }

  /**
   * The transitions one event takes, or beginning takes: those of raised events and of `always` too, which only XState's
   * own inspection tells. Slow, and asked for by chart coverage alone.
   */
  taken(snapshot?: AnyMachineSnapshot, event?: ChartEvent): readonly Taken[] {
    const taken: Taken[] = [];
    const actor = createActor(this.party.chart, {
      // Its timers are held by a clock nobody moves.
      clock: new SimulatedClock(),
      inspect: each => {
        if (each.type === '@xstate.microstep') taken.push(...each._transitions);
      },
      ...(snapshot ? { snapshot: snapshot as never } : {}),
    });
    if (event) actor.start().send(event as never);
    return taken;
  }

  /** The state nodes a local state is in. */
  nodes(snapshot: AnyMachineSnapshot): Party['chart']['root'][] {
    return getStateNodes(this.party.chart.root as never, snapshot.value);
  }

  posture(state: Known): Posture {
    state.posture ??= this.postureIn(state.snapshot);
    return state.posture;
  }

  private postureIn(snapshot: AnyMachineSnapshot): Posture {
    const armed = new Map<string, Armed>();
    for (const node of getStateNodes(this.party.chart.root as never, snapshot.value))
      for (const { delay, eventType } of node.after as readonly { delay?: unknown; eventType: string }[])
        armed.set(eventType, { state: node.id, timer: String(delay), event: { type: eventType } });
    const all = [...armed.values()];
    return {
      down: snapshot.value === 'off' || snapshot.value === 'down',
      busy: all.filter(({ timer }) => timer === '0'),
      timers: all.filter(({ timer }) => timer !== '0'),
    };
  }

  /** Sends and reports out of XState's actions; arming and cancelling timers is implied by the state and left out. */
  private read(actions: readonly { type: string; params: unknown }[]): { sends: Send[]; reports: Report[] } {
    const sends: Send[] = [];
    const reports: Report[] = [];
    for (const { type, params } of actions) {
      if (type === 'send') sends.push(params as Send);
      else if (type === 'report') reports.push(params as Report);
      else if (type !== 'xstate.raise' && type !== 'xstate.cancel')
        throw new HarnessError(`${this.party.name} asks for "${type}"; a chart may ask for send and report only`);
    }
    return { sends, reports };
  }
}
