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
import { Presence } from './presence.ts';
import { intentCounter, type Move, operation, type Registers, registersOf } from './registers.ts';
import type { Scenario, Setting } from './scenario.ts';
import { type Row, Successors } from './successors.ts';
import { counterIn, effectsIn, moveHead } from './tape.ts';
import { type Observer, Watcher } from './watcher.ts';

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
    this.initial = Int32Array.from([
      ...this.cells.map(cells => cells.initial()),
      ...this.observers.map(watcher => watcher.initial),
      this.presence.initial,
      this.budgets.full,
    ]);
  }

  /** How often XState has been asked so far. */
  get machineCalls(): number {
    let calls = 0;
    for (const { chart } of this.cells) calls += chart.calls;
    for (const { chart } of this.observers) calls += chart.calls;
    return calls;
  }

  successors(): Successors {
    return new Successors(this.registers.moves);
  }

  /** Lists every choice that changes the world, with what it changes; those in the mask are counted only. */
  expand(row: Row, into: Successors, mask: Mask = noMask): void {
    into.clear();
    const { cursors, kindBits, certainBits } = this;
    const { tape } = this.registers;
    const parties = this.cells.length;
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
      if (kind === kindAt.return || kind === kindAt.leave) this.flipAll(row, kind === kindAt.return, away, into);
      const tooSoon = kind === kindAt.expire && this.quiet && into.count + into.skipped > 0;
      for (let party = 0; party < parties; party++) {
        if ((kindBits[party]! & bit) === 0) continue;
        const section = cursors[party]! + 2;
        const count = words[section - 1]!;
        cursors[party] = section + words[section - 2]!;
        if (tooSoon) continue;
        // Who is away does nothing, and nothing is done to him; what waits for him can still be lost or copied.
        if (away !== 0 && kind !== kindAt.lose && kind !== kindAt.copy && this.presence.isAway(party, away)) continue;
        const isMasked = (certainBits[party]! & bit) !== 0 && this.diamonds.masks(mask, kind, party);
        if (!isMasked) this.takeAll(row, party, words, section, count, -1, into);
        else if (kind === kindAt.deliver && party === freshAt)
          this.takeAll(row, party, words, section, count, fresh, into);
        else into.skipped += count;
      }
    }
  }

  /** Takes every move of a section of the tape, or only that of one message. */
  private takeAll(
    row: Row,
    party: number,
    words: Int32Array,
    section: number,
    count: number,
    message: number,
    into: Successors,
  ): void {
    const { moves } = this.registers;
    for (let each = 0, at = section; each < count; each++, at += moveHead + 2 * effectsIn(words[at + 2]!)) {
      if (message >= 0 && moves[words[at]!]!.message !== message) {
        into.skipped++;
        continue;
      }
      const counter = counterIn(words[at + 2]!);
      if (counter >= 0 && this.budgets.left(row[this.width - 1]!, counter) === 0) continue;
      this.take(row, party, words, at, -1, -1, into);
      if (this.crashes && moves[words[at]!]!.kind === 'crash') this.crashAndLose(row, party, words, at, into);
    }
  }

  /** Crash and lose: for each network message to or from the crashed party, one more choice. */
  private crashAndLose(row: Row, crashed: number, words: Int32Array, at: number, into: Successors): void {
    for (let party = 0; party < this.cells.length; party++)
      for (const message of this.cells[party]!.lossesBy(crashed, row[party]!))
        this.take(row, crashed, words, at, party, message, into);
  }

  /** Devices return, or leave. */
  private flipAll(row: Row, back: boolean, away: number, into: Successors): void {
    for (const { move, bit } of this.presence.flips(back ? 'return' : 'leave')) {
      if (((away & bit) !== 0) !== back) continue;
      if (move.counter >= 0 && this.budgets.left(row[this.width - 1]!, move.counter) === 0) continue;
      into.reserve(2);
      into.set(this.width - 2, away ^ bit);
      this.list(row, move.id, move.counter, -1, into);
    }
  }

  /** Tells what the move that stands at `at` changes of `row`, unless nothing changes. */
  private take(
    row: Row,
    party: number,
    words: Int32Array,
    at: number,
    loser: number,
    lost: number,
    into: Successors,
  ): void {
    const id = words[at]!;
    const to = words[at + 1]!;
    const end = at + moveHead + 2 * effectsIn(words[at + 2]!);
    if (to === full) {
      into.overflowed = true;
      return;
    }
    into.reserve(end - at + this.observers.length);
    if (to !== row[party]) into.set(party, to);
    for (let effect = at + moveHead; effect < end; effect += 2) {
      const target = words[effect]!;
      const before = into.value(target, row[target]!);
      const after = this.cells[target]!.apply(before, words[effect + 1]!);
      if (after === before) continue;
      if (after === full) {
        into.drop();
        into.overflowed = true;
        return;
      }
      into.change(target, after);
    }
    if (lost >= 0) {
      const before = into.value(loser, row[loser]!);
      into.change(loser, this.cells[loser]!.apply(before, this.registers.code(loser, operation.take, lost)));
    }
    if (!into.changed) return;
    if (this.observers.length > 0) this.tell(row, this.registers.moves[id]!, into);
    this.list(row, id, counterIn(words[at + 2]!), lost, into);
  }

  /** The observers hear what is reported. */
  private tell(row: Row, { reports }: Move, into: Successors): void {
    for (let at = 0; reports.length > 0 && at < this.observers.length; at++) {
      const field = this.cells.length + at;
      const before = row[field]!;
      let state = before;
      for (const report of reports) state = this.observers[at]!.hear(state, report);
      if (state !== before) into.set(field, state);
    }
  }

  private list(row: Row, move: number, counter: number, lost: number, into: Successors): void {
    const budget = this.width - 1;
    if (counter >= 0) into.set(budget, this.budgets.spend(row[budget]!, counter));
    this.listed?.add(this.registers.moves[move]!);
    into.list(move, lost);
  }
}
