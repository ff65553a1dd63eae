/**
 * Local states: those one party was ever in, interned, and what its chart does there. XState is asked once for each (local
 * state, event) pair, ever.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { ChartEvent, Envelope, Party } from '#machines';
import { type Answer, type Chart, chartOf, type Known, type Local, type Posture } from './chart.ts';
import { HarnessError } from './harness-error.ts';
import { canonical, Interner } from './interner.ts';
import { type Deed, type Offer, Offers } from './offers.ts';
import { operation, type Registers } from './registers.ts';

/** One party's local states. */
export class Locals {
  readonly chart: Chart;
  /** What the chart was asked: each question once, whether XState answered or what is known of the chart. */
  readonly questions = new Set<string>();
  /** What was asked when a local state was seen first; of the initial one, and of one told from outside, nothing. */
  readonly origins: (Deed['asked'] | undefined)[] = [];
  protected readonly offers: Offers;
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

  /** The number of the local state it begins in. */
  initialLocal(): number {
    this.questions.add('');
    return this.local(this.chart.initial());
  }

  /** The number of a local state that is told in plain JSON. */
  adoptLocal(local: Local): number {
    return this.local(this.chart.resolve(local));
  }

  /** The number of what the chart answers. */
  reach(asked: Deed['asked']): number {
    return this.local(this.ask(asked.local, asked.event, canonical(asked.event)).state, asked);
  }

  localState(local: number): Local {
    const { value, context } = this.locals.get(local).snapshot;
    return { value, context };
  }

  snapshot(local: number): AnyMachineSnapshot {
    return this.locals.get(local).snapshot;
  }

  posture(local: number): Posture {
    return this.chart.posture(this.locals.get(local));
  }

  /** Whether delivering a message in a local state, if deliveries are taken there, is heard and changes nothing. */
  ignores(local: number, message: number): boolean {
    const delivery = this.offers.of('deliver', message);
    if (!this.asked(local, [message]).includes(delivery)) return true;
    const { local: after, effects, reports, heard } = this.done(local, delivery);
    return after === local && effects.length === 0 && reports.length === 0 && heard;
  }

  /** What the chart can be asked in a local state, where these messages can be delivered. */
  protected asked(local: number, messages: readonly number[]): Offer[] {
    const { offers } = this;
    const { back, busy, timers } = offers.standing(local, this.posture(local));
    if (back) return [back];
    const free = (): Offer[] => [
      ...messages.map(message => offers.of('deliver', message)),
      ...timers,
      ...offers.intents,
    ];
    return [...(busy.length > 0 ? busy : free()), ...offers.failures];
  }

  protected done(local: number, offer: Offer): Deed {
    offer.deeds[local] ??= this.deed(local, offer);
    return offer.deeds[local];
  }

  /** What the chart does; asked once for each pair of local state and event. */
  private deed(local: number, { event, question, clears }: Offer): Deed {
    const answer = this.ask(local, event!, question);
    const sends = answer.sends.map(({ to, message }): Envelope => ({ from: this.party.name, to, message }));
    const asked = { local, event: event! };
    return {
      local: this.local(answer.state, asked),
      asked,
      effects: [...clears, ...sends.flatMap(envelope => this.posted(envelope))],
      sends,
      reports: answer.reports.map(report => this.registers.reports.id(canonical(report), () => report)),
      heard: answer.heard,
    };
  }

  private posted(envelope: Envelope): [party: number, code: number] {
    const to = this.registers.partyAt(envelope.to);
    if (to === this.index) throw new HarnessError(`${envelope.from} sends to itself; use a state instead`);
    return [to, this.registers.code(to, operation.put, this.registers.message(envelope))];
  }

  private ask(local: number, event: ChartEvent, text: string): Answer {
    this.questions.add(`${local} ${text}`);
    return this.chart.ask(this.locals.get(local), event, text);
  }

  private local(state: Known, asked?: Deed['asked']): number {
    return this.locals.id(state.text, () => {
      this.origins.push(asked);
      return state;
    });
  }
}
