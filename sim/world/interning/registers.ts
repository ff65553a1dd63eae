/** Registers: the tables that the cells of all parties share. */
import type { ChartEvent, Envelope, Link, Party, PartyName, Report } from '#machines';
import type { Budgets } from '../budget.ts';
import type { ChoiceKinds } from '../choice-kinds.ts';
import { InputError } from '../input-error.ts';
import type { Scenario } from '../scenario.ts';
import type { Post } from './inbox.ts';
import { canonical, Interner } from './interner.ts';
import type { Move } from './move.ts';
import { Tape } from './tape.ts';

/** The operations on a party's inbox: a message is put in or taken out, or all messages of one sender are purged. */
export const operation = { put: 0, take: 1, purge: 2 } as const;
export type Operation = (typeof operation)[keyof typeof operation];

/** The tables that the cells of all parties share: messages, reports, fairness items and moves. */
export interface Registers extends Post {
  readonly parties: readonly Party[];
  readonly messages: Interner<Envelope>;
  readonly reports: Interner<Report>;
  readonly items: Interner<string>;
  readonly moves: Move[];
  /** The moves of every compiled cell, as numbers. */
  readonly tape: Tape;
  readonly choiceKinds: ChoiceKinds;
  /** The kinds of choices that the setting enables, as bits. */
  readonly granted: number;
  partyAt(name: PartyName): number;
  message(envelope: Envelope): number;
  /** The receiver's index among the parties. */
  receiver(message: number): number;
  /** The code of an operation on one party's inbox. The operand is a message, or the sender of a purge. */
  code(party: number, operation: Operation, operand: number): number;
  /** A party's operations by code, flat: code `c` has operation `2c` and operand `2c + 1`. */
  operations(party: number): readonly number[];
  counter(name: string): number;
  intents(party: number): readonly ChartEvent[];
}

/** The name of a counted intent's budget counter. */
export function intentCounter(party: PartyName, intent: ChartEvent): string {
  return `${party} ${canonical(intent)}`;
}

/**
 * The registers of a composition, without messages and moves.
 * @throws InputError where the scenario grants an intent to an unknown party
 */
export function registersOf(
  parties: readonly Party[],
  link: (from: PartyName, to: PartyName) => Link,
  scenario: Scenario,
  budgets: Budgets,
  choiceKinds: ChoiceKinds,
  granted: number,
): Registers {
  const places = new Map(parties.map(({ name }, at) => [name, at]));
  const partyAt = (name: PartyName): number => {
    const at = places.get(name);
    if (at === undefined)
      throw new InputError(`no party is called "${name}"; there are ${[...places.keys()].join(', ')}`);
    return at;
  };
  for (const { party } of scenario.intents) partyAt(party);
  const messages = new Interner<Envelope>();
  const texts: string[] = [];
  const senders: number[] = [];
  const receivers: number[] = [];
  const links: Link[] = [];
  const intents = parties.map(({ name, intents = [] }): readonly ChartEvent[] => {
    const granted = scenario.intents.filter(({ party }) => party === name).map(({ intent }) => intent);
    return [...new Map([...granted, ...intents].map(intent => [canonical(intent), intent])).values()];
  });
  const operations = parties.map((): number[] => []);
  const codes = parties.map((): number[] => []);
  return {
    parties,
    messages,
    reports: new Interner<Report>(),
    items: new Interner<string>(),
    moves: [],
    tape: new Tape(),
    choiceKinds,
    granted,
    partyAt,
    envelope: message => messages.get(message),
    sender: message => senders[message]!,
    receiver: message => receivers[message]!,
    text: message => texts[message]!,
    link: message => links[message]!,
    message: envelope => {
      const text = canonical(envelope);
      const id = messages.id(text, () => envelope);
      if (id === texts.length) {
        texts.push(text);
        senders.push(partyAt(envelope.from));
        receivers.push(partyAt(envelope.to));
        links.push(link(envelope.from, envelope.to));
      }
      return id;
    },
    code: (party, operation, operand) => {
      const key = 4 * operand + operation;
      codes[party]![key] ??= operations[party]!.push(operation, operand) / 2 - 1;
      return codes[party]![key];
    },
    operations: party => operations[party]!,
    counter: name => budgets.counter(name),
    intents: party => intents[party]!,
  };
}
