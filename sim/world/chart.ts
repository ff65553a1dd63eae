/**
 * The one place that asks XState. A chart is asked through the pure `transition` only; what it asks for comes back as
 * data, and nothing is ever asked twice (the memory is in `cells.ts`).
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

/** A party's local state, plain JSON. */
export interface Local {
  readonly value: StateValue;
  readonly context: unknown;
}

/** What a chart answers to one event. */
export interface Answer {
  readonly snapshot: AnyMachineSnapshot;
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

export class Chart {
  /** How often XState has been asked. */
  calls = 0;
  /**
   * The chart as `transition` is handed it. It would have the chart begin at every question, which takes longer than the
   * answer; who asks says in which state, so the beginning is never looked at.
   */
  private readonly logic: ActorLogic<AnyMachineSnapshot, EventObject>;

  constructor(private readonly party: Party) {
    const { transition, getPersistedSnapshot } = party.chart;
    const begun = party.chart.resolveState({ value: {}, context: {} } as never);
    this.logic = { transition: transition as never, getInitialSnapshot: () => begun, getPersistedSnapshot };
  }

  initial(): AnyMachineSnapshot {
    this.calls++;
    const [snapshot, actions] = initialTransition(this.party.chart);
    const { sends } = this.read(actions);
    if (sends.length > 0)
      throw new HarnessError(`${this.party.name} sends a message before anything has happened; let an intent begin`);
    return snapshot;
  }

  /** The state that is told in plain JSON. */
  resolve({ value, context }: Local): AnyMachineSnapshot {
    return this.party.chart.resolveState({ value, context } as never);
  }

  ask(snapshot: AnyMachineSnapshot, event: ChartEvent): Answer {
    this.calls++;
    const heard = (this.party.chart.getTransitionData(snapshot as never, event as never) ?? []).length > 0;
    if (!heard) return { snapshot, sends: [], reports: [], heard };
    const [next, actions] = transition(this.logic, snapshot, event);
    return { snapshot: next, ...this.read(actions), heard };
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

  posture(snapshot: AnyMachineSnapshot): Posture {
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
