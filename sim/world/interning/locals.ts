/**
 * Local states of one party, interned, with the chart's reactions. XState computes each pair of local state and event
 * once.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { Envelope, Party } from '#machines';
import { type Chart, chartOf } from '../chart/chart.ts';
import { type Answer, type ChartState, type Local, queryText, type Readiness } from '../chart/local-state.ts';
import { InputError } from '../input-error.ts';
import { canonical, Interner } from './interner.ts';
import type { QueryInState, Reaction } from './move.ts';
import { type Offer, Offers } from './offers.ts';
import { operation, type Registers } from './registers.ts';

/** The local states of one party. */
export class Locals {
  readonly chart: Chart;
  /** The distinct queries to the chart, whether XState or the chart's cache answered. */
  readonly queries = new Set<string>();
  /** The query that first led to each local state; undefined for initial states and for states adopted from JSON. */
  readonly origins: (QueryInState | undefined)[] = [];
  protected readonly offers: Offers;
  /** The actions of its chart that the engine does not run. */
  readonly notRun = new Set<string>();
  private readonly party: Party;
  private readonly locals = new Interner<ChartState>();

  constructor(
    protected readonly index: number,
    protected readonly registers: Registers,
  ) {
    this.party = registers.parties[index]!;
    this.chart = chartOf(this.party);
    this.offers = new Offers(index, registers);
  }

  /** The initial local state, with the messages and reports of its entry. @param input the chart's input, plain JSON */
  beginning(input: unknown = this.party.input): Pick<Reaction, 'local' | 'effects' | 'sends' | 'reports'> {
    this.queries.add(`begin ${canonical(input ?? null)}`);
    const answer = this.chart.initial(input);
    return { local: this.local(answer.state), ...this.interned(answer) };
  }

  /** The number of a local state given as plain JSON. */
  adoptLocal(local: Local): number {
    return this.local(this.chart.resolve(local));
  }

  /** The number of the local state after a query. */
  reach(query: QueryInState): number {
    return this.local(this.ask(query, queryText(query)).state, query);
  }

  localState(local: number): Local {
    return this.locals.get(local).local;
  }

  /** The chart's record of a local state. */
  chartState(local: number): ChartState {
    return this.locals.get(local);
  }

  snapshot(local: number): AnyMachineSnapshot {
    return this.locals.get(local).snapshot;
  }

  readiness(local: number): Readiness {
    return this.chart.readiness(this.locals.get(local));
  }

  /**
   * Whether the delivery of a message in a local state changes nothing, or is not enabled there.
   * @param unheard whether that includes messages that the chart has no transition for
   */
  ignores(local: number, message: number, unheard: boolean): boolean {
    const delivery = this.offers.of('deliver', message);
    // A kept message at the head of a queue blocks the others.
    if (!this.enabled(local, [message]).includes(delivery))
      return !delivery.keptIfUnheard || this.registers.link(message).discipline !== 'ordered';
    const { local: after, effects, reports, heard } = this.reaction(local, delivery);
    return after === local && effects.length === 0 && reports.length === 0 && (heard || unheard);
  }

  /** The choices in a local state in which these messages can be delivered. */
  protected enabled(local: number, messages: readonly number[]): Offer[] {
    const { offers } = this;
    const readiness = this.readiness(local);
    const { back, busy, timers } = offers.enabledIn(local, readiness);
    if (back) return [back];
    if (busy.length > 0) return [...busy, ...offers.failures];
    const deliveries = messages
      .map(message => offers.of('deliver', message))
      .filter(delivery => !delivery.keptIfUnheard || this.reaction(local, delivery).heard);
    if (readiness.done) return deliveries;
    return [...deliveries, ...timers, ...offers.decisions, ...offers.intents, ...offers.failures];
  }

  protected reaction(local: number, offer: Offer): Reaction {
    offer.reactions[local] ??= this.computeReaction(local, offer);
    return offer.reactions[local];
  }

  /** Computes the chart's reaction; called once for each pair of local state and choice. */
  private computeReaction(local: number, { kind, query, text, clears }: Offer): Reaction {
    const asked = { local, ...query! };
    const answer = this.ask(asked, text);
    const { effects, sends, reports } = this.interned(answer);
    return {
      local: this.local(answer.state, asked),
      asked,
      effects: [...clears, ...effects],
      sends,
      reports,
      // Only a delivery can be unhandled; an expiry that no transition handles is not.
      heard: kind !== 'deliver' || answer.heard,
    };
  }

  /** The effects of an answer, as numbers. */
  private interned(answer: Answer): Pick<Reaction, 'effects' | 'sends' | 'reports'> {
    for (const action of answer.notRun) this.notRun.add(action);
    const sends = answer.sends.map(({ to, message }): Envelope => ({ from: this.party.name, to, message }));
    const { reports } = this.registers;
    return {
      effects: sends.flatMap(envelope => this.posted(envelope)),
      sends,
      reports: answer.reports.map(report => reports.id(canonical(report), () => report)),
    };
  }

  private posted(envelope: Envelope): [party: number, code: number] {
    const { parties } = this.registers;
    const to = parties.findIndex(({ name }) => name === envelope.to);
    if (to < 0)
      throw new InputError(
        `chart ${this.party.chart.id}: ${envelope.message.type} is sent to ${envelope.to}, and no party is called so; there are ${parties.map(({ name }) => name).join(', ')}`,
      );
    if (to === this.index)
      throw new InputError(
        `chart ${this.party.chart.id}: party ${envelope.from} sends ${envelope.message.type} to itself; use raise, or a state`,
      );
    return [to, this.registers.code(to, operation.put, this.registers.message(envelope))];
  }

  private ask({ local, ...query }: QueryInState, text: string): Answer {
    this.queries.add(`${local} ${text}`);
    return this.chart.ask(this.locals.get(local), query, text);
  }

  private local(state: ChartState, query?: QueryInState): number {
    return this.locals.id(state.text, () => {
      this.origins.push(query);
      return state;
    });
  }
}
