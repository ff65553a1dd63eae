/**
 * What a chart does, read naively: XState is asked in plain JSON and answers in plain JSON. The local state of a party is
 * what a live actor holds: value, context, history, the timers that run, and whether it is done.
 */
import { type AnyMachineSnapshot, initialTransition, type StateValue, transition } from 'xstate';
import type { ChartEvent, Party, Report, Send } from '#machines';

/** A timer that runs. Those without an id are told apart by nothing. */
export interface Timer {
  readonly id?: string;
  readonly event: ChartEvent;
  /** Its name and its state as choices tell them. */
  readonly timer: string;
  readonly state: string;
  /** Whether its party does nothing else while it runs. */
  readonly isBusy: boolean;
}

/** A party's local state, plain JSON. */
export interface NaiveLocal {
  readonly value: StateValue;
  readonly context: unknown;
  /** Of each history node, the nodes it goes back to. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly timers: readonly Timer[];
  readonly isDone: boolean;
  readonly isDown: boolean;
}

/** What a chart answers. */
export interface Answer {
  readonly local: NaiveLocal;
  readonly sends: readonly Send[];
  readonly reports: readonly Report[];
  /** Whether the state has a transition for the event. */
  readonly heard: boolean;
}

/** Plain JSON with the keys of every object in alphabetical order. */
export function sorted<Value>(value: Value): Value {
  return JSON.parse(textOf(value));
}

/** Text that is equal for equal plain JSON. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

type Node = Party['chart']['root'];
type Asked = readonly { readonly type: string; readonly params: unknown }[];

export class NaiveChart {
  private readonly answers = new Map<string, Answer>();
  /** Of each event that ends an `after`, the node it stands in and its delay. */
  private readonly afters = new Map<string, { readonly node: Node; readonly delay: string }>();

  constructor(private readonly machine: Party['chart']) {
    const walk = (node: Node): void => {
      for (const { delay, eventType } of node.after) this.afters.set(eventType, { node, delay: String(delay) });
      for (const child of Object.values(node.states)) walk(child as Node);
    };
    walk(machine.root);
  }

  begin(input?: unknown): Answer {
    const [snapshot, actions] = initialTransition(this.machine, input as never);
    return this.read(snapshot, actions as Asked, [], true);
  }

  ask(local: NaiveLocal, event: ChartEvent): Answer {
    const question = `${JSON.stringify(local)} ${textOf(event)}`;
    const answer = this.answers.get(question) ?? this.answer(local, event);
    this.answers.set(question, answer);
    return answer;
  }

  /** The timer is over: it runs no more, and the chart is asked its event. */
  expire(local: NaiveLocal, timer: Timer): Answer {
    const text = JSON.stringify(timer);
    const at = local.timers.findIndex(each => JSON.stringify(each) === text);
    return this.ask({ ...local, timers: local.timers.filter((_, place) => place !== at) }, timer.event);
  }

  private answer(local: NaiveLocal, event: ChartEvent): Answer {
    if (local.isDone) return { local, sends: [], reports: [], heard: false };
    const { machine } = this;
    const { value, context, history, timers } = structuredClone(local);
    const historyValue = Object.fromEntries(
      Object.entries(history).map(([id, nodes]) => [id, nodes.map(each => machine.getStateNodeById(each))]),
    );
    const before = machine.resolveState({ value, context, historyValue, status: 'active' } as never);
    const heard = machine.getTransitionData(before as never, event as never).length > 0;
    const [after, actions] = transition(machine, before as never, structuredClone(event) as never);
    return this.read(after, actions as Asked, timers, heard);
  }

  /** What XState says, as plain JSON; actions are taken one after another. */
  private read(snapshot: AnyMachineSnapshot, actions: Asked, running: readonly Timer[], heard: boolean): Answer {
    if (snapshot.status === 'error') throw snapshot.error;
    let timers = [...running];
    const sends: Send[] = [];
    const reports: Report[] = [];
    for (const { type, params } of actions) {
      if (type === 'send') sends.push(sorted(params as Send));
      if (type === 'report') reports.push(sorted(params as Report));
      if (type === 'xstate.emit') reports.push(sorted((params as { event: Report }).event));
      if (type === 'xstate.cancel') timers = timers.filter(({ id }) => id !== (params as { sendId: string }).sendId);
      if (type !== 'xstate.raise') continue;
      const { event, id, delay } = params as { event: ChartEvent; id?: string; delay?: number };
      if (typeof delay !== 'number') continue;
      if (id !== undefined) timers = timers.filter(timer => timer.id !== id);
      timers.push(this.timer(sorted(event), id));
    }
    const isDone = snapshot.status === 'done';
    const local: NaiveLocal = {
      value: snapshot.value,
      context: sorted(snapshot.context),
      history: sorted(
        Object.fromEntries(
          Object.entries(snapshot.historyValue as Record<string, readonly { readonly id: string }[]>).map(
            ([id, nodes]) => [id, nodes.map(node => node.id).sort()],
          ),
        ),
      ),
      timers: isDone ? [] : timers.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1)),
      isDone,
      isDown: snapshot.hasTag('down' as never) || snapshot.value === 'off' || snapshot.value === 'down', // ADAPTER
    };
    return { local, sends, reports, heard };
  }

  private timer(event: ChartEvent, id: string | undefined): Timer {
    const known = this.afters.get(event.type);
    if (!known) return { ...(id === undefined ? {} : { id }), event, timer: id ?? event.type, state: '', isBusy: false };
    const { node, delay } = known;
    return { id: event.type, event, timer: delay, state: node.id, isBusy: delay === '0' || node.tags.includes('busy') };
  }
}
