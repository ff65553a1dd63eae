/**
 * The transition system of one scenario under one setting. A world is a row of small integers: a cell for each party,
 * a state for each observer, who is away, and the budgets. `expand` lists everything that can happen in a row, in the
 * contract's order; every driver (checker, simulator, replay, person) takes its choices from that one list.
 */
import type { Group, Party, System } from '#machines';
import { Budgets } from './budget.ts';
import { takeInFaults } from './chart/intake.ts';
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
 * A scenario under a setting, ready to be explored; `observers` ride along. `modelFor` makes one for properties.
 * @throws InputError where the scenario or a chart is refused
 */
export class Model {
  readonly parties: readonly Party[];
  /** Parties that are away together. */
  readonly groups: readonly Group[];
  /** What properties read of the composition. */
  readonly facts: unknown;
  /** What names in states stand for. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Groups of replicas that are said to be alike. */
  readonly alike: NonNullable<System['alike']>;
  /** Which lists in events are said to be sets. */
  readonly sets: NonNullable<System['sets']>;
  readonly cells: readonly Cells[];
  readonly observers: readonly ObserverTable[];
  readonly budgets: Budgets;
  readonly initial: Row;
  /** The rows a run can begin in; more than one only where the scenario has several beginnings. */
  readonly beginnings: readonly Row[];
  /** Fields of a row: parties, observers, who is away, budgets. */
  readonly width: number;
  readonly registers: Registers;
  /** Every move ever listed, where somebody wants to know: chart coverage does. Without it nothing is kept. */
  listed: Set<Move> | undefined;
  /** Of each field of a row, every number it held in a world reached, where somebody wants to know: the breakdown does. */
  reached: readonly Set<number>[] | undefined;
  /** Which kinds of moves of which parties a reduction may leave out. */
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
    for (const party of parties) takeInFaults(party, choiceKinds.faults);
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

  /** Writes down where everything begins; anew where cells were given other numbers. */
  begin(): void {
    const { presence, initial } = this;
    const told = this.scenario.beginnings ?? [];
    for (const [at, row] of this.beginnings.entries()) row.set(this.beginningRow(told[at]));
    if (this.beginnings.length === 1) return;
    initial.set(this.beginnings[0]!);
    initial[this.width - 2] = presence.initial | presence.unbegun;
  }

  /** Actions the charts asked for that are not run, as `party: action`, in alphabetical order. */
  get notRun(): string[] {
    return this.cells.flatMap(({ notRun }, at) => [...notRun].map(each => `${this.parties[at]!.name}: ${each}`)).sort();
  }

  /** The row of one beginning: what the parties send there is in flight, and what they report is heard. */
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

  /** How often the charts have been asked so far: each question once. */
  get machineCalls(): number {
    let calls = 0;
    for (const cells of this.cells) calls += cells.questions.size;
    for (const observer of this.observers) calls += observer.questions.size;
    return calls;
  }

  /** An empty list of successors; their rows as they are, unless they are to be packed. */
  successors(packing = Packing.flat(this.width)): Successors {
    const { moves, choiceKinds } = this.registers;
    return new Successors(
      moves,
      packing,
      choiceKinds.bits(kind => choiceKinds.isFault(kind)),
    );
  }

  /** Lists every choice that changes the world, with the row it leads to. */
  expand(row: Row, into: Successors): void {
    into.clear();
    this.append({ row, words: row, from: 0 }, into);
  }

  /**
   * Adds to a list every choice that changes the world, with the row it leads to.
   * @param mask which of them are counted only
   * @param only the choices of one party, where no others are wanted
   */
  append(here: OpenWorld, into: Successors, mask: Mask = noMask, only?: AmpleFilter): void {
    this.expansion.append(here, into, mask, only);
  }
}
