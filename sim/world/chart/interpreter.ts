/**
 * The interpreter of one chart: it computes, by XState's pure functions, what a live actor would do, as data. It
 * refuses a chart whose answer can differ between two equal queries: by chance, clocks, contexts changed in place, or
 * an order that is not part of the state.
 */
import type { ActorOptions, AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { type ChartEvent, delivered, type Party, type Report, type Send } from '#machines';
import { InputError } from '../input-error.ts';
import { canonical } from '../interning/interner.ts';
import type { Addressed, ChartState, Query } from './local-state.ts';
import { freezePlain, NotPlain, reversedKeys } from './plain.ts';
import { comparablePartOf, type QueryResult } from './query-result.ts';
import { cancelled, expired, type RunningTimers, started } from './running-timers.ts';
import { Nondeterminism, sealed } from './sealed.ts';
import { inconsistencyIn, stateText, withReversedKeys } from './snapshots.ts';
import { microstepsMost, nodesOf, unsupportedAction } from './validation.ts';
import { createActor, SimulatedClock } from './xstate.ts';

/** An action as XState passes it to the executor. */
interface Action {
  readonly type: string;
  readonly params: unknown;
}

/** The part of an actor's scope that XState's pure functions use, without a running actor. */
interface Scope {
  readonly self: { _snapshot: AnyMachineSnapshot | undefined };
  actionExecutor: (action: Action) => void;
}

export class Interpreter {
  private readonly scope: Scope;
  private taken: AnyTransitionDefinition[] = [];
  /** The types of events queried so far. */
  private readonly types = new Set<string>();
  private readonly hasHistory: boolean;
  /** The error of every later query, once the chart has given two answers to the same query. */
  refusal: InputError | undefined;

  constructor(private readonly machine: Party['chart']) {
    this.hasHistory = nodesOf(machine.root).some(({ type }) => type === 'history');
    const { transition, getPersistedSnapshot } = machine;
    // The actor is never started and has no initial state.
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

  /**
   * The chart's entry into its initial state.
   * @throws InputError where the chart is refused
   */
  begin(input: unknown): QueryResult {
    const where = `chart ${this.machine.id}, at the beginning`;
    this.plain(where, 'the input', input);
    const once = (given: unknown): QueryResult => {
      const { snapshot, actions } = this.run(where, () => {
        this.scope.self._snapshot = undefined;
        return this.machine.getInitialSnapshot(this.scope as never, given as never);
      });
      if (snapshot.status === 'error') throw this.failed(where, snapshot.error);
      return this.read(where, snapshot, [], actions);
    };
    const first = once(input);
    this.compare(where, first, once(reversedKeys(input)));
    return first;
  }

  /**
   * The chart's answer to a query.
   * @param variants other snapshots of the same state, all of which have to give the same answer
   * @throws InputError where the chart is refused
   */
  ask(
    known: ChartState,
    { event, from, expires }: Query,
    variants: Iterable<AnyMachineSnapshot> = known.variants,
  ): QueryResult {
    const { snapshot } = known;
    const where = `chart ${this.machine.id}, state ${stateText(snapshot.value)}, event ${event.type}`;
    this.plain(where, 'the event', event);
    const timers = expires === undefined ? known.timers : expired(known.timers, expires);
    const once = (state: AnyMachineSnapshot, handed: ChartEvent): QueryResult => {
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
      const others = [...variants].filter(variant => variant !== snapshot).map(variant => again(variant, event));
      if (this.isNew(event.type)) again(withReversedKeys(snapshot), reversedKeys(event));
      return { ...first, others };
    } catch (error) {
      this.refusal = error as InputError;
      throw error;
    }
  }

  /** Whether this is the first query with an event of this type. */
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

  /** Derives sends, reports and timers from XState's actions. */
  private read(
    where: string,
    snapshot: AnyMachineSnapshot,
    before: RunningTimers,
    actions: readonly Action[],
  ): QueryResult {
    const sends: Addressed[] = [];
    const reports: Report[] = [];
    const emitted: Report[] = [];
    const notRun: string[] = [];
    let timers = before;
    const refuse = (what: string, way: string): never => {
      throw new InputError(`${where}: ${what}; ${way}`);
    };
    if (Object.keys(snapshot.children).length > 0) {
      const { way } = unsupportedAction('xstate.spawnChild')!;
      refuse('spawn is not supported', way);
    }
    const inconsistency = this.hasHistory ? inconsistencyIn(snapshot) : undefined;
    if (inconsistency) refuse(inconsistency, 'give the history state a target, or go to a state itself');
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
        const instead = unsupportedAction(type);
        if (instead) refuse(`${instead.name} is not supported`, instead.way);
        // XState names an inline function by its key in the chart, or not at all.
        notRun.push(type === '(anonymous)' || type === 'actions' ? 'a function without a name' : type);
      }
    }
    if (snapshot.status === 'done') timers = [];
    const { taken } = this;
    // A live actor executes actions during the step, and emits at its end.
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
      freezePlain(value);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      const at = error.path ? ` at ${error.path}` : '';
      throw new InputError(
        `${where}: ${what} holds ${error.what}${at}; keep plain JSON: text, numbers, true, false, null, lists, objects`,
      );
    }
  }

  /** @throws InputError where two answers to the same query differ */
  private compare(where: string, first: QueryResult, second: QueryResult): void {
    if (canonical(comparablePartOf(first)) === canonical(comparablePartOf(second))) return;
    throw new InputError(
      `${where}: the same question is answered in two ways; an answer may depend on the state and the event alone, not on what a function remembers, on the order of an object's keys, or on which region acts first`,
    );
  }

  /** The error of a query, as one line. */
  private failed(where: string, error: unknown): InputError {
    if (error instanceof InputError) return error;
    if (error instanceof Nondeterminism)
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
