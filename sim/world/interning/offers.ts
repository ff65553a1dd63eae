/** The choices of one party, each built once: a choice is the same in every cell that enables it. */
import { type ArmedTimer, type Query, queryText, type Readiness } from '../chart/local-state.ts';
import { type Choice, type ChoiceKind, itemText } from '../choice.ts';
import { canonical } from './interner.ts';
import type { Reaction } from './move.ts';
import { intentCounter, operation, type Registers } from './registers.ts';

/** A choice of one party, independent of the cell. */
export interface Offer {
  readonly kind: ChoiceKind;
  readonly place: number;
  readonly choice: Choice;
  /** The message that is delivered, lost or copied, or -1. */
  readonly message: number;
  readonly item: number;
  readonly counter: number;
  /** The query to the chart; undefined where no chart moves. */
  readonly query: Query | undefined;
  /** The canonical text of the query. */
  readonly text: string;
  /** Whether the choice is a delivery that is disabled where the chart has no transition for the message. */
  readonly keptIfUnheard: boolean;
  /**
   * The links that close with a fault, as pairs of party and purge code, flat: this party's messages are purged from
   * that party's inbox, and vice versa.
   */
  readonly clears: readonly number[];
  /** The chart's reactions by local state, each computed once. */
  readonly reactions: (Reaction | undefined)[];
}

/** The choices that a local state enables, independent of the inbox. */
export interface EnabledOffers {
  /** The recovery, where the party is down. */
  readonly back: Offer | undefined;
  readonly busy: readonly Offer[];
  readonly timers: readonly Offer[];
}

export class Offers {
  readonly intents: readonly Offer[];
  readonly decisions: readonly Offer[];
  /** The faults of the party that have a budget. */
  readonly failures: readonly Offer[];
  private readonly back: Offer | undefined;
  private readonly byMessage: Record<'deliver' | 'lose' | 'copy', Offer[]> = { deliver: [], lose: [], copy: [] };
  private readonly byTimer = new Map<string, Offer>();
  private readonly enabled: EnabledOffers[] = [];

  constructor(
    private readonly index: number,
    private readonly registers: Registers,
  ) {
    const { name, fails = [], decisions = [] } = registers.parties[index]!;
    this.intents = registers
      .intents(index)
      .map(intent =>
        this.offer(
          { kind: 'intend', party: name, intent },
          { event: intent },
          registers.counter(intentCounter(name, intent)),
        ),
      );
    this.decisions = decisions.flatMap(({ name: decision, outcomes }) =>
      outcomes.map(outcome => this.offer({ kind: 'decide', party: name, decision, outcome }, { event: outcome })),
    );
    this.failures = fails
      .filter(({ fault }) => this.grants(fault.name))
      .map(({ fault: { name: kind }, closes = [] }) => {
        const clears = closes
          .map(other => registers.partyAt(other))
          .flatMap(other => [other, registers.code(other, operation.purge, index)]);
        return this.offer({ kind, party: name }, { event: { type: kind } }, registers.counter(kind), clears);
      });
    const [failure] = fails;
    if (failure) {
      const { recovery: kind } = failure.fault;
      this.back = this.offer({ kind, party: name }, { event: { type: kind } });
    }
  }

  grants(kind: ChoiceKind): boolean {
    return (this.registers.granted & (1 << this.registers.choiceKinds.at[kind])) !== 0;
  }

  /** The delivery, loss or duplication of a message. */
  of(kind: 'deliver' | 'lose' | 'copy', message: number): Offer {
    const known = this.byMessage[kind];
    const { registers } = this;
    const envelope = registers.envelope(message);
    known[message] ??= this.offer(
      { kind, party: registers.parties[this.index]!.name, envelope },
      kind === 'deliver' ? { event: envelope.message, from: envelope.from } : undefined,
      registers.counter(kind),
      [],
      message,
    );
    return known[message];
  }

  enabledIn(local: number, readiness: Readiness): EnabledOffers {
    this.enabled[local] ??= this.enabledBy(readiness);
    return this.enabled[local];
  }

  private enabledBy({ down, busy, timers }: Readiness): EnabledOffers {
    const { name } = this.registers.parties[this.index]!;
    return {
      back: down ? this.back : undefined,
      busy: busy.map(armed => this.timed(armed, { kind: 'proceed', party: name, state: armed.state })),
      timers: timers.map(armed =>
        this.timed(armed, { kind: 'expire', party: name, timer: armed.timer, state: armed.state }),
      ),
    };
  }

  private timed({ event, key }: ArmedTimer, choice: Choice): Offer {
    // A timer that outlives its state has another choice afterwards, so the key alone is not unique.
    const name = canonical([choice, key]);
    const offer = this.byTimer.get(name) ?? this.offer(choice, { event, expires: key });
    this.byTimer.set(name, offer);
    return offer;
  }

  private offer(
    choice: Choice,
    query: Query | undefined,
    counter = -1,
    clears: readonly number[] = [],
    message = -1,
  ): Offer {
    const { kind } = choice;
    const { registers, index } = this;
    const item = registers.choiceKinds.fair.has(kind)
      ? registers.items.id(itemText(choice), () => itemText(choice))
      : -1;
    const isKept =
      kind === 'deliver' && [registers.link(message).ignored, registers.parties[index]!.ignored].includes('kept');
    return {
      kind,
      place: registers.choiceKinds.at[kind],
      choice,
      message,
      item,
      counter,
      query,
      text: query ? queryText(query) : '',
      keptIfUnheard: isKept,
      clears,
      reactions: [],
    };
  }
}
