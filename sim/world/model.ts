/**
 * The transition system of one scenario under one setting. A world is a row of small integers: a cell for each party,
 * a state for each observer, who is away, and the budgets. `expand` lists everything that can happen in a row, in the
 * contract's order; every driver (checker, simulator, replay, person) takes its choices from that one list.
 */
import type { Party, Roster, System } from '#machines';
import { Budgets } from './budget.ts';
import { Cells } from './cells.ts';
import { faultKinds, kindAt, kindsOf } from './choice.ts';
import { Diamonds, type Mask, noMask } from './diamonds.ts';
import { full } from './inboxes.ts';
import { Packing } from './packing.ts';
import { Presence } from './presence.ts';
import { intentCounter, type Move, operation, type Registers, registersOf } from './registers.ts';
import type { Scenario, Setting } from './scenario.ts';
import { fieldBit, type Row, Successors } from './successors.ts';
import { counterIn, effectsIn, moveHead } from './tape.ts';
import { type Observer, Watcher } from './watcher.ts';

/** Choices of one party, of one kind, and about one message where it is not -1. */
export interface Only {
  readonly party: number;
  readonly kind: number;
  readonly message: number;
}

export class Model {
  readonly parties: readonly Party[];
  readonly roster: Roster;
  /** Groups of replicas that are said to be alike. */
  readonly alike: NonNullable<System['alike']>;
  readonly cells: readonly Cells[];
  readonly observers: readonly Watcher[];
  readonly budgets: Budgets;
  readonly initial: Row;
  /** Fields of a row: parties, observers, who is away, budgets. */
  readonly width: number;
  readonly registers: Registers;
  /** Every move ever listed, where somebody wants to know: chart coverage does. Without it nothing is kept. */
  listed: Set<Move> | undefined;
  /** Of each field of a row, every number it held in a world reached, where somebody wants to know: the breakdown does. */
  reached: readonly Set<number>[] | undefined;
  private readonly presence: Presence;
  /** Which steps may be left out, since they are half of a diamond. */
  readonly diamonds: Diamonds;
  /** The kinds of choices that move devices and no chart, as bits. */
  private readonly flipping: number;
  /** Whether a crash is granted. */
  private readonly crashes: boolean;
  /** Of each party, where its compiled cells begin on the tape. */
  private readonly programs: readonly (readonly (number | undefined)[])[];
  /** Of each party in the row being expanded: where on the tape it is read, its kinds of moves, and the certain ones. */
  private readonly cursors: Int32Array;
  private readonly kindBits: Int32Array;
  private readonly certainBits: Int32Array;
  private readonly quiet: boolean;
  /** Each field as a bit. */
  private readonly fieldBits: Int32Array;

  constructor(
    readonly scenario: Scenario,
    readonly setting: Setting,
    observers: readonly Observer[] = [],
  ) {
    const { parties, link, roster, alike = [] } = scenario.system(setting);
    this.alike = alike;
    this.parties = parties;
    this.roster = roster;
    const counted = scenario.intents.filter(({ times }) => times !== undefined);
    this.budgets = new Budgets([
      ...faultKinds.map(kind => [kind, setting.faults[kind] ?? 0] as const),
      ...counted.map(({ party, intent, times }) => [intentCounter(party, intent), times!] as const),
    ]);
    const granted = kindsOf(kind => {
      const fault = faultKinds.find(name => name === kind);
      return fault === undefined || (setting.faults[fault] ?? 0) > 0;
    });
    this.registers = registersOf(parties, link, scenario, this.budgets, granted);
    this.cells = parties.map((_, index) => new Cells(index, this.registers));
    this.observers = observers.map(observer => new Watcher(observer, this.registers.reports));
    this.flipping = roster.devices.length > 0 ? granted & kindsOf(kind => kind === 'return' || kind === 'leave') : 0;
    this.quiet = setting.timers === 'quiet';
    this.crashes = (setting.faults.crash ?? 0) > 0;
    this.programs = this.cells.map(({ compiled }) => compiled);
    this.cursors = new Int32Array(parties.length);
    this.kindBits = new Int32Array(parties.length);
    this.certainBits = new Int32Array(parties.length);
    this.diamonds = new Diamonds(parties, this.registers, observers.length > 0, this.quiet);
    this.presence = new Presence(roster.devices, scenario, this.registers);
    this.width = parties.length + observers.length + 2;
    this.fieldBits = Int32Array.from({ length: this.width }, (_, field) => fieldBit(field));
    this.initial = Int32Array.from([
      ...this.cells.map(cells => cells.initial()),
      ...this.observers.map(watcher => watcher.initial),
      this.presence.initial,
      this.budgets.full,
    ]);
  }

  /** How often the charts have been asked so far: each question once. */
  get machineCalls(): number {
    let calls = 0;
    for (const cells of this.cells) calls += cells.calls;
    for (const observer of this.observers) calls += observer.calls;
    return calls;
  }

  /** An empty list of successors; their rows as they are, unless they are to be packed. */
  successors(packing = Packing.flat(this.width)): Successors {
    return new Successors(this.registers.moves, packing);
  }

  /** Lists every choice that changes the world, with the row it leads to. */
  expand(row: Row, into: Successors): void {
    into.clear();
    this.append(row, row, 0, into, noMask);
  }

  /**
   * Adds to a list every choice that changes the world, with the row it leads to; those in the mask are counted only.
   * @param row the world
   * @param packed where its words stand, from `from` on, packed as the list is
   * @param only the choices of one party, where no others are wanted
   */
  append(row: Row, packed: Int32Array, from: number, into: Successors, mask: Mask, only?: Only): void {
    into.skipped = 0;
    into.outgrown = -1;
    const { cursors, kindBits, certainBits } = this;
    const { tape } = this.registers;
    const parties = this.cells.length;
    const listed = into.count;
    const away = row[this.width - 2]!;
    const fresh = mask.fresh - 1;
    const freshAt = fresh < 0 ? -1 : this.registers.receiver(fresh);
    let possible = this.flipping;
    for (let party = 0; party < parties; party++) {
      const cell = row[party]!;
      // Compiling may move the tape; what was read of it stays true.
      const begin = this.programs[party]![cell] ?? this.cells[party]!.program(cell);
      const { words } = tape;
      const kinds = words[begin]!;
      kindBits[party] = kinds;
      certainBits[party] = words[begin + 1]!;
      cursors[party] = begin + 2;
      possible |= kinds;
    }
    const { words } = tape;
    for (let kind = 0; possible >>> kind !== 0; kind++) {
      const bit = 1 << kind;
      if ((possible & bit) === 0) continue;
      if (!only && (kind === kindAt.return || kind === kindAt.leave))
        this.flipAll(row, packed, from, kind === kindAt.return, away, into);
      const tooSoon = kind === kindAt.expire && this.quiet && into.count - listed + into.skipped > 0;
      for (let party = 0; party < parties; party++) {
        if ((kindBits[party]! & bit) === 0) continue;
        const section = cursors[party]! + 2;
        const count = words[section - 1]!;
        cursors[party] = section + words[section - 2]!;
        if (tooSoon || (only && (party !== only.party || kind !== only.kind))) continue;
        // Who is away does nothing, and nothing is done to him; what waits for him can still be lost or copied.
        if (away !== 0 && kind !== kindAt.lose && kind !== kindAt.copy && this.presence.isAway(party, away)) continue;
        const isMasked = (certainBits[party]! & bit) !== 0 && this.diamonds.masks(mask, kind, party);
        if (!isMasked) this.takeAll(row, packed, from, party, words, section, count, only?.message ?? -1, into);
        else if (kind === kindAt.deliver && party === freshAt)
          this.takeAll(row, packed, from, party, words, section, count, fresh, into);
        else into.skipped += count;
        if (into.outgrown >= 0) return;
      }
    }
    if (only) into.skipped = 0;
  }

  /** Takes every move of a section of the tape, or only that of one message. */
  private takeAll(
    row: Row,
    packed: Int32Array,
    from: number,
    party: number,
    words: Int32Array,
    section: number,
    count: number,
    message: number,
    into: Successors,
  ): void {
    into.reserve(count);
    const { moves } = this.registers;
    for (let each = 0, at = section; each < count; each++, at += moveHead + 2 * effectsIn(words[at + 2]!)) {
      if (message >= 0 && moves[words[at]!]!.message !== message) {
        into.skipped++;
        continue;
      }
      const counter = counterIn(words[at + 2]!);
      if (counter >= 0 && this.budgets.left(row[this.width - 1]!, counter) === 0) continue;
      this.take(row, packed, from, party, words, at, -1, -1, into);
      if (this.crashes && moves[words[at]!]!.kind === 'crash') {
        this.crashAndLose(row, packed, from, party, words, at, into);
        into.reserve(count - each);
      }
    }
  }

  /** Crash and lose: for each network message to or from the crashed party, one more choice. */
  private crashAndLose(
    row: Row,
    packed: Int32Array,
    from: number,
    crashed: number,
    words: Int32Array,
    at: number,
    into: Successors,
  ): void {
    for (let party = 0; party < this.cells.length; party++)
      for (const message of this.cells[party]!.lossesBy(crashed, row[party]!)) {
        into.reserve(1);
        this.take(row, packed, from, crashed, words, at, party, message, into);
      }
  }

  /** Devices return, or leave. */
  private flipAll(row: Row, packed: Int32Array, from: number, back: boolean, away: number, into: Successors): void {
    for (const { move, bit } of this.presence.flips(back ? 'return' : 'leave')) {
      if (((away & bit) !== 0) !== back) continue;
      if (move.counter >= 0 && this.budgets.left(row[this.width - 1]!, move.counter) === 0) continue;
      into.reserve(1);
      this.begin(packed, from, into);
      const touched = this.change(into, this.width - 2, away, away ^ bit);
      this.list(row, move.id, move.counter, -1, touched, into);
    }
  }

  /** Tells the row that the move which stands at `at` makes of `row`, unless nothing changes. There has to be room for it. */
  private take(
    row: Row,
    packed: Int32Array,
    from: number,
    party: number,
    words: Int32Array,
    at: number,
    loser: number,
    lost: number,
    into: Successors,
  ): void {
    const id = words[at]!;
    const to = words[at + 1]!;
    const head = words[at + 2]!;
    if (to === full) {
      into.overflowed = true;
      return;
    }
    this.begin(packed, from, into);
    const cell = row[party]!;
    let touched = to === cell ? 0 : this.change(into, party, cell, to);
    if (into.outgrown >= 0) return;
    const end = at + moveHead + 2 * effectsIn(head);
    for (let effect = at + moveHead; effect < end; effect += 2) {
      const target = words[effect]!;
      const before = (touched & this.fieldBits[target]!) === 0 ? row[target]! : this.current(into, target);
      const after = this.cells[target]!.apply(before, words[effect + 1]!);
      if (after === before) continue;
      if (after === full) {
        into.overflowed = true;
        return;
      }
      touched |= this.change(into, target, before, after);
      if (into.outgrown >= 0) return;
    }
    if (lost >= 0) {
      const before = this.current(into, loser);
      const after = this.cells[loser]!.apply(before, this.registers.code(loser, operation.take, lost));
      touched |= this.change(into, loser, before, after);
    }
    if (touched === 0) return;
    if (this.observers.length > 0) touched |= this.tell(row, this.registers.moves[id]!, into);
    this.list(row, id, counterIn(head), lost, touched, into);
  }

  /** The observers hear what is reported; gives the fields that change, as bits. */
  private tell(row: Row, { reports }: Move, into: Successors): number {
    let touched = 0;
    for (let at = 0; reports.length > 0 && at < this.observers.length; at++) {
      const field = this.cells.length + at;
      const before = row[field]!;
      let state = before;
      for (const report of reports) state = this.observers[at]!.hear(state, report);
      if (state !== before) touched |= this.change(into, field, before, state);
    }
    return touched;
  }

  /** Begins the next successor: as the row before it. */
  private begin(packed: Int32Array, from: number, { packing, count, words }: Successors): void {
    const at = count * packing.words;
    for (let word = 0; word < packing.words; word++) words[at + word] = packed[from + word]!;
  }

  /** What a field of the successor that was begun holds by now. */
  private current({ packing, count, words }: Successors, field: number): number {
    return packing.read(words, count * packing.words, field);
  }

  /** Changes a field of the successor that was begun; gives its bit. */
  private change(into: Successors, field: number, before: number, after: number): number {
    const { packing, words } = into;
    if (after >>> packing.bits[field]! !== 0) {
      into.outgrown = field;
      into.outgrownBy = after;
    }
    words[into.count * packing.words + packing.word[field]!]! += (after - before) << packing.shift[field]!;
    return this.fieldBits[field]!;
  }

  /** Lists the successor that was begun, and pays for it. */
  private list(row: Row, move: number, counter: number, lost: number, touched: number, into: Successors): void {
    if (into.outgrown >= 0) return;
    const budget = this.width - 1;
    if (counter >= 0) {
      const before = row[budget]!;
      touched |= this.change(into, budget, before, this.budgets.spend(before, counter));
    }
    this.listed?.add(this.registers.moves[move]!);
    const at = into.count++;
    into.ids[at] = move;
    into.lost[at] = lost;
    into.touched[at] = touched;
  }
}
