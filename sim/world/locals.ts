/**
 * Local states: those one party was ever in, interned, and what its chart does there. XState is asked once for each (local
 * state, event) pair, ever.
 */
import type { AnyMachineSnapshot } from 'xstate';
import type { Envelope, Party } from '#machines';
import { Chart, type Local, type Posture } from './chart.ts';
import { HarnessError } from './harness-error.ts';
import { canonical, Interner } from './interner.ts';
import { type Deed, type Offer, Offers } from './offers.ts';
import { operation, type Registers } from './registers.ts';

/** One party's local states. */
export class Locals {
  readonly chart: Chart;
  /** What was asked when a local state was seen first; of the initial one, and of one told from outside, nothing. */
  readonly origins: (Deed['asked'] | undefined)[] = [];
  protected readonly offers: Offers;
  private readonly party: Party;
  private readonly locals = new Interner<AnyMachineSnapshot>();
  private readonly postures: Posture[] = [];

  constructor(
    protected readonly index: number,
    protected readonly registers: Registers,
  ) {
    this.party = registers.parties[index]!;
    this.chart = new Chart(this.party);
    this.offers = new Offers(index, registers);
  }

  /** The number of the local state it begins in. */
  initialLocal(): number {
    return this.local(this.chart.initial());
  }

  /** The number of a local state that is told in plain JSON. */
  adoptLocal(local: Local): number {
    return this.local(this.chart.resolve(local));
  }

  /** The number of what the chart answers. */
  reach(asked: Deed['asked']): number {
    return this.local(this.chart.ask(this.locals.get(asked.local), asked.event).snapshot, asked);
  }

  localState(local: number): Local {
    const { value, context } = this.locals.get(local);
    return { value, context };
  }

  snapshot(local: number): AnyMachineSnapshot {
    return this.locals.get(local);
  }

  posture(local: number): Posture {
    this.postures[local] ??= this.chart.posture(this.locals.get(local));
    return this.postures[local];
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
  private deed(local: number, { event, clears }: Offer): Deed {
    const answer = this.chart.ask(this.locals.get(local), event!);
    const sends = answer.sends.map(({ to, message }): Envelope => ({ from: this.party.name, to, message }));
    const asked = { local, event: event! };
    return {
      local: this.local(answer.snapshot, asked),
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

  private local(snapshot: AnyMachineSnapshot, asked?: Deed['asked']): number {
    return this.locals.id(canonical([snapshot.value, snapshot.context]), () => {
      this.origins.push(asked);
      return snapshot;
    });
  }
}
