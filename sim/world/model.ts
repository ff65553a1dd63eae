/**
 * The transition system of one scenario under one setting. A world is a row of small integers: one cell for each party,
 * one state for each observer, presence, and budgets. `expand` lists every enabled choice of a row, in the contract's
 * order. Every driver (checker, simulator, replay, person) takes its choices from that one list.
 */
import type { Group, Party, System } from '#machines';
import { Budgets } from './budget.ts';
import { validateFaults } from './chart/validation.ts';
import { ChoiceKinds } from './choice-kinds.ts';
import { Expansion } from './expansion.ts';
import { InputError } from './input-error.ts';
import { Cells } from './interning/cells.ts';
import { full } from './interning/inboxes.ts';
import type { Move } from './interning/move.ts';
import { type Observer, ObserverTable } from './interning/observer-table.ts';
import { intentCounter, operation, type Registers, registersOf } from './interning/registers.ts';
import { type Mask, MovePairs, noMask } from './move-pairs.ts';
import { Packing } from './packing.ts';
import { Presence } from './presence.ts';
import type { AmpleFilter, OpenWorld, Row } from './row.ts';
import type { Beginning, Scenario, Setting } from './scenario.ts';
import { systemOf } from './setting.ts';
import { Successors } from './successors.ts';

/**
 * The transition system of a scenario under a setting, with observers. `modelFor` builds one for properties.
 * @throws InputError where the scenario or a chart is refused
 */
export class Model {
  readonly parties: readonly Party[];
  /** The groups of parties that leave and return together. */
  readonly groups: readonly Group[];
  /** The facts of the composition, for properties (see `System.facts`). */
  readonly facts: unknown;
  /** The kinds of the names in states (see `System.kinds`). */
  readonly kinds: Readonly<Record<string, string>>;
  /** The groups of replicas that the composition claims to be interchangeable. */
  readonly alike: NonNullable<System['alike']>;
  /** Paths of the lists in events that are sets (see `System.sets`). */
  readonly sets: NonNullable<System['sets']>;
  readonly cells: readonly Cells[];
  readonly observers: readonly ObserverTable[];
  readonly budgets: Budgets;
  readonly initial: Row;
  /** The row of each beginning; `initial` itself where there is one beginning. */
  readonly beginnings: readonly Row[];
  /** The number of fields of a row: one for each party, one for each observer, presence, budgets. */
  readonly width: number;
  readonly registers: Registers;
  /** Every move listed so far, recorded for chart coverage; undefined where coverage is not requested. */
  listed: Set<Move> | undefined;
  /**
   * For each field of a row, the numbers it has in reached worlds, recorded for the state space profile; undefined
   * where the profile is not requested.
   */
  reached: readonly Set<number>[] | undefined;
  /** The pairs of kind and party that a reduction can mask. */
  readonly pairs: MovePairs;
  private readonly expansion: Expansion;
  readonly presence: Presence;

  constructor(
    readonly scenario: Scenario,
    readonly setting: Setting,
    observers: readonly Observer[] = [],
  ) {
    const system = systemOf(scenario, setting);
    const { parties, link, groups = [], facts, kinds = {}, alike = [], sets = {} } = system;
    const choiceKinds = new ChoiceKinds(system);
    this.alike = alike;
    for (const party of parties) validateFaults(party, choiceKinds.faults);
    this.sets = sets;
    this.parties = parties;
    this.groups = groups;
    this.facts = facts;
    this.kinds = kinds;
    const counted = scenario.intents.filter(({ times }) => times !== undefined);
    this.budgets = new Budgets([
      ...choiceKinds.faults.map(kind => [kind, setting.faults[kind] ?? 0] as const),
      ...counted.map(({ party, intent, times }) => [intentCounter(party, intent), times!] as const),
    ]);
    const granted = choiceKinds.bits(kind => !choiceKinds.isFault(kind) || (setting.faults[kind] ?? 0) > 0);
    this.registers = registersOf(parties, link, scenario, this.budgets, choiceKinds, granted);
    this.cells = parties.map((_, index) => new Cells(index, this.registers));
    this.observers = observers.map(observer => new ObserverTable(observer, this.registers.reports));
    this.pairs = new MovePairs(parties, this.registers, setting.timers === 'quiet');
    const beginnings = scenario.beginnings ?? [];
    this.presence = new Presence(groups, scenario, this.registers, beginnings);
    this.width = parties.length + observers.length + 2;
    this.initial = new Int32Array(this.width);
    this.beginnings = beginnings.length > 1 ? beginnings.map(() => new Int32Array(this.width)) : [this.initial];
    this.begin();
    this.expansion = new Expansion(this);
  }

  /** Computes the initial rows; again after the cells were renumbered. */
  begin(): void {
    const { presence, initial } = this;
    const declared = this.scenario.beginnings ?? [];
    for (const [at, row] of this.beginnings.entries()) row.set(this.beginningRow(declared[at]));
    if (this.beginnings.length === 1) return;
    initial.set(this.beginnings[0]!);
    initial[this.width - 2] = presence.initial | presence.unbegun;
  }

  /** The actions of the charts that the engine does not run, as `party: action`, in alphabetical order. */
  get notRun(): string[] {
    return this.cells.flatMap(({ notRun }, at) => [...notRun].map(each => `${this.parties[at]!.name}: ${each}`)).sort();
  }

  /**
   * The row of one beginning: the messages of the parties' initial states are in flight, and the observers have
   * received their reports.
   */
  private beginningRow({ inputs = {}, sends = [] }: Partial<Beginning> = {}): Row {
    const { cells, observers, registers, presence, budgets } = this;
    for (const party of Object.keys(inputs)) registers.partyAt(party);
    const begun = cells.map((each, at) => each.beginning(inputs[this.parties[at]!.name]));
    const row = Int32Array.from([
      ...begun.map(({ local }, at) => cells[at]!.cell(local, cells[at]!.inboxes.empty())),
      ...observers.map(({ initial }) => initial),
      presence.initial,
      budgets.full,
    ]);
    const post = (party: number, code: number): void => {
      const cell = cells[party]!.apply(row[party]!, code);
      if (cell === full)
        throw new InputError(
          `${this.scenario.name}: more messages are in flight at the beginning than their link has room for`,
        );
      row[party] = cell;
    };
    for (const { effects } of begun)
      for (let at = 0; at < effects.length; at += 2) post(effects[at]!, effects[at + 1]!);
    for (const envelope of sends) {
      const to = registers.partyAt(envelope.to);
      registers.partyAt(envelope.from);
      post(to, registers.code(to, operation.put, registers.message(envelope)));
    }
    for (const report of begun.flatMap(({ reports }) => reports))
      for (const [at, observer] of observers.entries())
        row[cells.length + at] = observer.hear(row[cells.length + at]!, report);
    return row;
  }

  /** The number of distinct queries to the charts so far. */
  get machineCalls(): number {
    let calls = 0;
    for (const cells of this.cells) calls += cells.queries.size;
    for (const observer of this.observers) calls += observer.queries.size;
    return calls;
  }

  /** An empty list of successors, with unpacked rows by default. */
  successors(packing = Packing.flat(this.width)): Successors {
    const { moves, choiceKinds } = this.registers;
    return new Successors(
      moves,
      packing,
      choiceKinds.bits(kind => choiceKinds.isFault(kind)),
    );
  }

  /** Lists every choice that changes the world, with the row after it. */
  expand(row: Row, into: Successors): void {
    into.clear();
    this.append({ row, words: row, from: 0 }, into);
  }

  /**
   * Appends every choice that changes the world, with the row after it.
   * @param mask the choices to count without listing them
   * @param only restricts the list to the choices of one party and kind
   */
  append(here: OpenWorld, into: Successors, mask: Mask = noMask, only?: AmpleFilter): void {
    this.expansion.append(here, into, mask, only);
  }
}
