/**
 * The transitions of a chart, computed naively: XState gets plain JSON and returns plain JSON. The local state of a
 * party is the state of a live actor: value, context, history, running timers, and whether it is done.
 */
import { type AnyMachineSnapshot, getStateNodes, initialTransition, type StateValue, transition } from 'xstate';
import { type ChartEvent, delivered, type Envelope, type Party, type Report, type Send } from '#machines';

/** A running timer. */
export interface Timer {
  readonly id?: string;
  readonly event: ChartEvent;
  /** Whether `cancel` cannot find it: it has no id, or another timer with its id was started or has expired. */
  readonly loose?: true;
}

/** A party's local state, as plain JSON. */
export interface NaiveLocal {
  readonly value: StateValue;
  readonly context: unknown;
  readonly tags: readonly string[];
  readonly done?: true;
  readonly output?: unknown;
  /** For each history state, the states that it restores. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly timers: readonly Timer[];
}

/** The result of a transition. */
export interface Answer {
  readonly local: NaiveLocal;
  readonly sends: readonly Send[];
  readonly reports: readonly Report[];
  /** Whether the state has a transition for the event. */
  readonly heard: boolean;
}

/** A canonical text: equal for equal plain JSON. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

export const byText = (one: unknown, other: unknown): number =>
  isSame(one, other) ? 0 : textOf(one) < textOf(other) ? -1 : 1;

/** Plain JSON with the keys of every object in alphabetical order. */
export function sorted<Value>(value: Value): Value {
  return JSON.parse(textOf(value));
}

type Node = Party['chart']['root'];
type Asked = readonly { readonly type: string; readonly params: unknown }[];

export class NaiveChart {
  private readonly answers = new Map<string, Answer>();

  constructor(private readonly machine: Party['chart']) {}

  begin(input?: unknown): Answer {
    const [snapshot, actions] = initialTransition(this.machine, input as never);
    return this.read(snapshot, actions as Asked, [], true);
  }

  /** The transition on an event; `from` is the sender of a message. */
  ask(local: NaiveLocal, event: ChartEvent, from?: string): Answer {
    const question = JSON.stringify([local, textOf(event), from]);
    const answer = this.answers.get(question) ?? this.answer(local, event, from);
    this.answers.set(question, answer);
    return answer;
  }

  deliver(local: NaiveLocal, { from, message }: Envelope): Answer {
    return this.ask(local, message, from);
  }

  /** The transition on the event of a timer, which no longer runs. */
  expire(local: NaiveLocal, { id, event }: Timer): Answer {
    const at = local.timers.findIndex(each => isSame([each.id, each.event], [id, event]));
    const timers = loosened(local.timers.toSpliced(at, 1), id);
    return this.ask({ ...local, timers }, event);
  }

  /** The `after` transition of a timer; empty if the timer comes from `raise` or has outlived its state. */
  afterOf({ value }: NaiveLocal, { id, event }: Timer): { readonly node?: Node; readonly delay?: unknown } {
    for (const node of getStateNodes(this.machine.root, value))
      for (const { delay, eventType } of node.after)
        if (eventType === event.type && eventType === id) return { node, delay };
    return {};
  }

  private answer(local: NaiveLocal, event: ChartEvent, from: string | undefined): Answer {
    if (local.done) return { local, sends: [], reports: [], heard: false };
    const { machine } = this;
    const { value, context, history, timers } = structuredClone(local);
    const remembered = Object.entries(history).map(([id, nodes]) => [
      id,
      nodes.map(each => machine.getStateNodeById(each)),
    ]);
    const historyValue = Object.fromEntries(remembered);
    const before = machine.resolveState({ value, context, historyValue, status: 'active' } as never) as never;
    const handed = delivered(structuredClone(event), from) as never;
    const heard = machine.getTransitionData(before, handed).length > 0;
    const [after, actions] = transition(machine, before, handed);
    return this.read(after, actions as Asked, timers, heard);
  }

  /** The result of XState as plain JSON; actions are applied one after another. */
  private read(snapshot: AnyMachineSnapshot, actions: Asked, running: readonly Timer[], heard: boolean): Answer {
    if (snapshot.status === 'error') throw snapshot.error;
    if (nodesOf(snapshot) !== nodesOf(this.machine.resolveState(snapshot as never)))
      throw new Error(`chart ${this.machine.id}: the active states of XState differ from its state value`);
    let timers = running;
    const sends: Send[] = [];
    const reports: Report[] = [];
    const emitted: Report[] = [];
    for (const { type, params } of actions) {
      if (type === 'send') sends.push(sorted(params as Send));
      if (type === 'report') reports.push(sorted(params as Report));
      if (type === 'xstate.emit') emitted.push(sorted((params as { event: Report }).event));
      if (type === 'xstate.cancel')
        timers = timers.filter(({ id, loose }) => loose || id !== (params as { sendId: string }).sendId);
      if (type !== 'xstate.raise') continue;
      const { event, id, delay } = params as { event: ChartEvent; id?: string; delay?: number };
      if (typeof delay !== 'number') continue;
      timers = [...loosened(timers, id), sorted(id === undefined ? { event, loose: true } : { event, id })];
    }
    const done = snapshot.status === 'done';
    const history = Object.entries(snapshot.historyValue as Record<string, readonly { readonly id: string }[]>);
    const local: NaiveLocal = {
      value: snapshot.value,
      context: sorted(snapshot.context),
      tags: [...snapshot.tags].sort(),
      ...(done ? { done } : {}),
      ...(snapshot.output === undefined ? {} : { output: sorted(snapshot.output as unknown) }),
      history: sorted(Object.fromEntries(history.map(([id, nodes]) => [id, nodes.map(node => node.id).sort()]))),
      timers: done ? [] : [...timers].sort(byText),
    };
    // Emitted events are delivered after the step.
    return { local, sends, reports: [...reports, ...emitted], heard };
  }
}

/** The active states inside XState, whatever its state value is. */
function nodesOf(snapshot: object): string {
  const { _nodes: nodes } = snapshot as { readonly _nodes: readonly { readonly id: string }[] };
  return textOf(nodes.map(({ id }) => id).sort());
}

/**
 * The rule of XState's scheduler: of two timers with one id only the later can be cancelled, and after one expires,
 * none.
 */
function loosened(timers: readonly Timer[], id: string | undefined): readonly Timer[] {
  return timers.map(timer => (id !== undefined && timer.id === id ? sorted({ ...timer, loose: true }) : timer));
}
