/**
 * Asking XState once: what a live actor would do, as data. Whatever a live actor would do differently the next time
 * (chance, clocks, contexts changed in place, an order that is no part of its state) is refused at the answer.
 */
import type { ActorOptions, AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { type ChartEvent, delivered, type Party, type Report, type Send } from '#machines';
import { InputError } from '../input-error.ts';
import { canonical } from '../interning/interner.ts';
import { type Transitioned, tellingOf } from './heard.ts';
import { insteadOf, microstepsMost, nodesOf } from './intake.ts';
import type { Addressed, Known, Question } from './local-state.ts';
import { mirrored, NotPlain, settle } from './plain.ts';
import { cancelled, expired, type RunningTimers, started } from './running-timers.ts';
import { sealed, Unsealed } from './sealed.ts';
import { mirrorOf, stateText, tornIn } from './snapshots.ts';
import { createActor, SimulatedClock } from './xstate.ts';

/** An action as XState hands it out. */
interface Action {
  readonly type: string;
  readonly params: unknown;
}

/** What XState's machines need of the actor they run in, as far as it can be given without one that runs. */
interface Scope {
  readonly self: { _snapshot: AnyMachineSnapshot | undefined };
  actionExecutor: (action: Action) => void;
}

export class Asking {
  private readonly scope: Scope;
  private taken: AnyTransitionDefinition[] = [];
  /** The types of events it was ever asked about. */
  private readonly types = new Set<string>();
  private readonly hasHistory: boolean;
  /** Why the chart is refused for good, once it has answered the same question in two ways. */
  refusal: InputError | undefined;

  constructor(private readonly machine: Party['chart']) {
    this.hasHistory = nodesOf(machine.root).some(({ type }) => type === 'history');
    const { transition, getPersistedSnapshot } = machine;
    // It is never started, and begins nowhere.
    const logic = { transition, getPersistedSnapshot, getInitialSnapshot: () => undefined };
    const options: ActorOptions<never> = {
      clock: new SimulatedClock(),
      inspect: each => {
        if (each.type === '@xstate.microstep') this.taken.push(...each._transitions);
      },
    };
    const self = createActor(logic as never, options as never);
    const nothing = (): void => {};
    const idle = { id: '', sessionId: '', defer: nothing, logger: nothing, emit: nothing, stopChild: nothing };
    this.scope = { self, system: self.system, actionExecutor: nothing, ...idle } as unknown as Scope;
  }

  /** What the chart does when it begins. */
  begin(input: unknown): Transitioned {
    const where = `chart ${this.machine.id}, at the beginning`;
    this.plain(where, 'the input', input);
    const once = (given: unknown): Transitioned => {
      const { snapshot, actions } = this.run(where, () => {
        this.scope.self._snapshot = undefined;
        return this.machine.getInitialSnapshot(this.scope as never, given as never);
      });
      if (snapshot.status === 'error') throw this.failed(where, snapshot.error);
      return this.read(where, snapshot, [], actions);
    };
    const first = once(input);
    this.compare(where, first, once(mirrored(input)));
    return first;
  }

  /**
   * What the chart does when it is asked.
   * @param dresses other snapshots of the same state: all of them have to be answered alike
   */
  ask(
    known: Known,
    { event, from, expires }: Question,
    dresses: Iterable<AnyMachineSnapshot> = known.dresses,
  ): Transitioned {
    const { snapshot } = known;
    const where = `chart ${this.machine.id}, state ${stateText(snapshot.value)}, event ${event.type}`;
    this.plain(where, 'the event', event);
    const timers = expires === undefined ? known.timers : expired(known.timers, expires);
    const once = (state: AnyMachineSnapshot, handed: ChartEvent): Transitioned => {
      const { snapshot: next, actions } = this.run(where, () => {
        this.scope.self._snapshot = state;
        return this.machine.transition(state, handed as never, this.scope as never);
      });
      return this.read(where, next, timers, actions);
    };
    const first = once(snapshot, delivered(event, from));
    const again = (state: AnyMachineSnapshot, handed: ChartEvent): AnyMachineSnapshot => {
      const other = once(state, delivered(handed, from));
      this.compare(where, first, other);
      return other.snapshot;
    };
    try {
      const others = [...dresses].filter(dress => dress !== snapshot).map(dress => again(dress, event));
      if (this.isNew(event.type)) again(mirrorOf(snapshot), mirrored(event));
      return { ...first, others };
    } catch (error) {
      this.refusal = error as InputError;
      throw error;
    }
  }

  /** Whether the chart hears an event of a type for the first time. */
  private isNew(type: string): boolean {
    const { size } = this.types;
    return this.types.add(type).size > size;
  }

  private run(where: string, ask: () => AnyMachineSnapshot): { snapshot: AnyMachineSnapshot; actions: Action[] } {
    const actions: Action[] = [];
    this.taken = [];
    this.scope.actionExecutor = action => actions.push(action);
    try {
      return { snapshot: sealed(ask), actions };
    } catch (error) {
      throw this.failed(where, error);
    }
  }

  /** Sends, reports and timers out of XState's actions. */
  private read(
    where: string,
    snapshot: AnyMachineSnapshot,
    before: RunningTimers,
    actions: readonly Action[],
  ): Transitioned {
    const sends: Addressed[] = [];
    const reports: Report[] = [];
    const emitted: Report[] = [];
    const notRun: string[] = [];
    let timers = before;
    const refuse = (what: string, way: string): never => {
      throw new InputError(`${where}: ${what}; ${way}`);
    };
    if (Object.keys(snapshot.children).length > 0) {
      const { way } = insteadOf('xstate.spawnChild')!;
      refuse('spawn is not supported', way);
    }
    const torn = this.hasHistory ? tornIn(snapshot) : undefined;
    if (torn) refuse(torn, 'give the history state a target, or go to a state itself');
    this.plain(where, 'the context', snapshot.context);
    for (const { type, params } of actions) {
      if (type === 'send' && isSend(params)) {
        this.plain(where, 'a message', params.message);
        sends.push(...[params.to].flat().map(to => ({ to, message: params.message })));
      } else if (type === 'report' || type === 'xstate.emit') {
        const report = (type === 'report' ? params : (params as { event: Report }).event) as Report;
        this.plain(where, 'a report', report);
        (type === 'report' ? reports : emitted).push(report);
      } else if (type === 'xstate.raise') {
        const { event, id, delay } = params as { event: ChartEvent; id?: string; delay?: number };
        this.plain(where, 'a raised event', event);
        if (typeof delay === 'number') timers = started(timers, id, event);
      } else if (type === 'xstate.cancel') timers = cancelled(timers, (params as { sendId: string }).sendId);
      else if (type === 'xstate.log') notRun.push('log');
      else {
        const instead = insteadOf(type);
        if (instead) refuse(`${instead.name} is not supported`, instead.way);
        // A function that is written in place is called by where it stands, or not at all.
        notRun.push(type === '(anonymous)' || type === 'actions' ? 'a function without a name' : type);
      }
    }
    if (snapshot.status === 'done') timers = [];
    const { taken } = this;
    // A live actor runs actions as it goes and emits at the end of the step.
    return {
      snapshot,
      timers,
      sends,
      reports: [...reports, ...emitted],
      heard: taken.length > 0,
      notRun,
      taken,
      others: [],
    };
  }

  private plain(where: string, what: string, value: unknown): void {
    try {
      settle(value);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      const at = error.path ? ` at ${error.path}` : '';
      throw new InputError(
        `${where}: ${what} holds ${error.what}${at}; keep plain JSON: text, numbers, true, false, null, lists, objects`,
      );
    }
  }

  /** Refuses a chart that answers the same question in two ways. */
  private compare(where: string, first: Transitioned, second: Transitioned): void {
    if (canonical(tellingOf(first)) === canonical(tellingOf(second))) return;
    throw new InputError(
      `${where}: the same question is answered in two ways; an answer may depend on the state and the event alone, not on what a function remembers, on the order of an object's keys, or on which region acts first`,
    );
  }

  /** One line of what went wrong while XState answered. */
  private failed(where: string, error: unknown): InputError {
    if (error instanceof InputError) return error;
    if (error instanceof Unsealed)
      return new InputError(
        `${where}: it reads ${error.source}; a chart knows no chance and no clock: use after, or a decision of the party (decisions)`,
      );
    const [text = ''] = String(error instanceof Error ? error.message : error)
      .split('\n')
      .slice(-1);
    if (String(error).includes('Infinite loop detected'))
      return new InputError(
        `${where}: more than ${microstepsMost} microsteps; its always transitions or raised events never come to rest: give them a guard, or use after: { 0: … }`,
      );
    if (/read only|not extensible|Cannot delete|Cannot (add|define)/.test(text))
      return new InputError(
        `${where}: it changes its context or the event in place (${text}); return a new value instead`,
      );
    return new InputError(`${where}: it throws "${text}"; let it refuse with a message or a state instead`);
  }
}

function isSend(params: unknown): params is Send {
  return typeof params === 'object' && params !== null && 'to' in params && 'message' in params;
}
