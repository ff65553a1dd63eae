/** A chart run by XState itself, on a manual clock: its timers expire in any order, since worlds have no time. */
import { type AnyActor, type AnyStateMachine, createActor, type InspectionEvent } from 'xstate';
import type { ChartEvent, Send } from '#machines';
import { canonical } from '#sim';
import type { FeatureCounts } from './feature-counts.ts';
import { type Observation, timerText } from './observation.ts';

interface Scheduled {
  readonly id: string;
  readonly event: ChartEvent;
}

/** A chart run by XState itself, on a manual clock. */
export class LiveChart {
  private readonly actor: AnyActor;
  private readonly sends: Send[] = [];
  private readonly reports: unknown[] = [];
  private heard = false;
  private readonly scheduled = new Set<Scheduled>();
  private readonly running = new Map<number, { readonly text: string; readonly fire: () => void }>();

  constructor(
    private readonly chart: AnyStateMachine,
    input: unknown,
    private readonly counts: FeatureCounts,
  ) {
    const actions = {
      send: (_: unknown, { to, message }: { to: string | readonly string[]; message: ChartEvent }) => {
        for (const each of [to].flat()) this.sends.push({ to: each, message });
      },
      report: (_: unknown, report: unknown) => {
        this.reports.push(report);
      },
    };
    const clock = {
      setTimeout: (fire: () => void) => this.arm(fire),
      clearTimeout: (timer: number) => this.disarm(timer),
    };
    this.actor = createActor(chart.provide({ actions: actions as never }) as AnyStateMachine, {
      input,
      clock: clock as never,
      logger: () => {},
      inspect: each => this.inspect(each),
    });
    this.actor.on('*', event => this.reports.push(event));
    this.actor.subscribe({ error: () => {} });
  }

  begin(): Observation {
    this.actor.start();
    return this.shown(false);
  }

  send(event: ChartEvent): Observation {
    this.heard = false;
    this.actor.send(event);
    return this.shown(this.heard);
  }

  /** Lets the running timer with this text expire; of two, the one started first. */
  expire(timer: string): Observation {
    const [id, { fire }] = [...this.running].find(([, { text }]) => text === timer)!;
    this.running.delete(id);
    this.heard = false;
    fire();
    if (!this.heard) this.counts.note('a timer expires without a transition');
    return this.shown(this.heard);
  }

  /** Starts a timer. Its event is the new entry of XState's scheduler, which generates an id if the chart has none. */
  private arm(fire: () => void): number {
    const all = Object.values(
      (this.actor.system.getSnapshot() as { _scheduledEvents: Record<string, Scheduled> })._scheduledEvents,
    );
    const { id, event } = all.find(each => !this.scheduled.has(each))!;
    for (const each of all) this.scheduled.add(each);
    const isGiven = id.length === 1 || id.startsWith('xstate.after.');
    const text = timerText({ id: isGiven ? id : undefined, event });
    const number = this.scheduled.size;
    if ([...this.running.values()].some(each => isGiven && each.text === text))
      this.counts.note('two timers of one id');
    this.running.set(number, { text, fire });
    return number;
  }

  private disarm(timer: number): void {
    this.running.delete(timer);
    this.counts.note('a running timer is cancelled');
  }

  /** Whether the actor is inconsistent: XState restores other states from its snapshot than it is in. */
  get isInconsistent(): boolean {
    const idsOf = (snapshot: unknown) => (snapshot as { _nodes: { id: string }[] })._nodes.map(({ id }) => id).sort();
    const snapshot = this.actor.getSnapshot();
    return canonical(idsOf(snapshot)) !== canonical(idsOf(this.chart.resolveState(snapshot)));
  }

  /** Whether the active states were entered in another order than the document's. */
  get isUnordered(): boolean {
    const orders = (this.actor.getSnapshot() as { _nodes: { order: number }[] })._nodes.map(({ order }) => order);
    return orders.some((order, at) => order < (orders[at - 1] ?? 0));
  }

  /** Whether a timer of a busy state is running. */
  get isBusy(): boolean {
    const { _nodes: nodes } = this.actor.getSnapshot() as { _nodes: AnyStateMachine['root'][] };
    const events = nodes.flatMap(({ tags, after }) => (tags.includes('busy') ? after.map(each => each.eventType) : []));
    return [...this.running.values()].some(({ text }) =>
      events.some(type => text === timerText({ id: type, event: { type } })),
    );
  }

  private inspect(each: InspectionEvent): void {
    this.counts.inspect(each);
    if (each.type === '@xstate.microstep' && each._transitions.length > 0) this.heard = true;
  }

  private shown(heard: boolean): Observation {
    const { value, context, status } = this.actor.getSnapshot();
    this.counts.note(status);
    if (status === 'error') return undefined;
    const timers = status === 'active' ? [...this.running.values()].map(({ text }) => text).sort() : [];
    return { value, context, status, sends: this.sends.splice(0), reports: this.reports.splice(0), heard, timers };
  }
}
