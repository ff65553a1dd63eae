/**
 * Local states: those one party was ever in, interned, and what its chart does there. XState is asked once for each (local
 * state, event) pair, ever.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { Envelope, Party } from '#machines';
import { type Chart, chartOf } from '../chart/chart.ts';
import { type Answer, type Known, type Local, questionText, type Readiness } from '../chart/local-state.ts';
import { InputError } from '../input-error.ts';
import { canonical, Interner } from './interner.ts';
import type { Reaction } from './move.ts';
import { type Offer, Offers } from './offers.ts';
import { operation, type Registers } from './registers.ts';

/** One party's local states. */
export class Locals {
  readonly chart: Chart;
  /** What the chart was asked: each question once, whether XState answered or what is known of the chart. */
  readonly questions = new Set<string>();
  /** What was asked when a local state was seen first; of the initial one, and of one told from outside, nothing. */
  readonly origins: (Reaction['asked'] | undefined)[] = [];
  protected readonly offers: Offers;
  /** Actions of its chart that were asked for and are not run. */
  readonly notRun = new Set<string>();
  private readonly party: Party;
  private readonly locals = new Interner<Known>();

  constructor(
    protected readonly index: number,
    protected readonly registers: Registers,
  ) {
    this.party = registers.parties[index]!;
    this.chart = chartOf(this.party);
    this.offers = new Offers(index, registers);
  }

  /** The local state it begins in, and what its chart asks for there. @param input plain JSON that the chart is handed */
  beginning(input: unknown = this.party.input): Pick<Reaction, 'local' | 'effects' | 'sends' | 'reports'> {
    this.questions.add(`begin ${canonical(input ?? null)}`);
    const answer = this.chart.initial(input);
    return { local: this.local(answer.state), ...this.told(answer) };
  }

  /** The number of a local state that is told in plain JSON. */
  adoptLocal(local: Local): number {
    return this.local(this.chart.resolve(local));
  }

  /** The number of what the chart answers. */
  reach(asked: Reaction['asked']): number {
    return this.local(this.ask(asked, questionText(asked)).state, asked);
  }

  localState(local: number): Local {
    return this.locals.get(local).local;
  }

  /** A local state as its chart knows it. */
  known(local: number): Known {
    return this.locals.get(local);
  }

  snapshot(local: number): AnyMachineSnapshot {
    return this.locals.get(local).snapshot;
  }

  posture(local: number): Readiness {
    return this.chart.posture(this.locals.get(local));
  }

  /**
   * Whether delivering a message in a local state, if deliveries are taken there, changes nothing.
   * @param unheard whether that counts, too, where the chart has no transition for it
   */
  ignores(local: number, message: number, unheard: boolean): boolean {
    const delivery = this.offers.of('deliver', message);
    // At the head of a queue, a message that is kept holds up the others.
    if (!this.asked(local, [message]).includes(delivery))
      return !delivery.keptIfUnheard || this.registers.link(message).discipline !== 'ordered';
    const { local: after, effects, reports, heard } = this.done(local, delivery);
    return after === local && effects.length === 0 && reports.length === 0 && (heard || unheard);
  }

  /** What the chart can be asked in a local state, where these messages can be delivered. */
  protected asked(local: number, messages: readonly number[]): Offer[] {
    const { offers } = this;
    const posture = this.posture(local);
    const { back, busy, timers } = offers.standing(local, posture);
    if (back) return [back];
    if (busy.length > 0) return [...busy, ...offers.failures];
    const deliveries = messages
      .map(message => offers.of('deliver', message))
      .filter(delivery => !delivery.keptIfUnheard || this.done(local, delivery).heard);
    if (posture.done) return deliveries;
    return [...deliveries, ...timers, ...offers.decisions, ...offers.intents, ...offers.failures];
  }

  protected done(local: number, offer: Offer): Reaction {
    offer.deeds[local] ??= this.deed(local, offer);
    return offer.deeds[local];
  }

  /** What the chart does; asked once for each pair of local state and event. */
  private deed(local: number, { kind, question, text, clears }: Offer): Reaction {
    const asked = { local, ...question! };
    const answer = this.ask(asked, text);
    const { effects, sends, reports } = this.told(answer);
    return {
      local: this.local(answer.state, asked),
      asked,
      effects: [...clears, ...effects],
      sends,
      reports,
      // Only a message can go unheard; a timer that no transition waits for any more does not.
      heard: kind !== 'deliver' || answer.heard,
    };
  }

  /** What an answer asks for, by number. */
  private told(answer: Answer): Pick<Reaction, 'effects' | 'sends' | 'reports'> {
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

  private ask({ local, ...question }: Reaction['asked'], text: string): Answer {
    this.questions.add(`${local} ${text}`);
    return this.chart.ask(this.locals.get(local), question, text);
  }

  private local(state: Known, asked?: Reaction['asked']): number {
    return this.locals.id(state.text, () => {
      this.origins.push(asked);
      return state;
    });
  }
}
