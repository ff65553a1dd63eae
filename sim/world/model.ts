/**
 * The transition system of one scenario under one setting. A world is a row of small integers: a cell for each party,
 * a state for each observer, who is away, and the budgets. `expand` lists everything that can happen in a row, in the
 * contract's order; every driver (checker, simulator, replay, person) takes its choices from that one list.
 */
import type { Party, Roster } from '#machines';
import { Budgets } from './budget.ts';
import { Cells, full } from './cells.ts';
import { type ChoiceKind, choiceKinds, faultKinds } from './choice.ts';
import { Presence } from './presence.ts';
import { intentCounter, type Move, operation, type Registers, registersOf } from './registers.ts';
import type { Scenario, Setting } from './scenario.ts';
import { type Observer, Watcher } from './watcher.ts';

/** A world as a row of small integers; only the model it belongs to can read it. */
export type Row = Int32Array;

/** The successors of one row, in the contract's order; reused from call to call. */
export class Successors {
  count = 0;
  /** A link had no room somewhere: there are worlds beyond that are not listed. */
  overflowed = false;
  rows: Row;
  moves: Move[] = [];
  /** The message a crash takes along, or -1. */
  lost: number[] = [];

  constructor(readonly width: number) {
    this.rows = new Int32Array(width * 64);
  }

  row(at: number): Row {
    return this.rows.subarray(at * this.width, (at + 1) * this.width);
  }

  /** Room for one more row; returns its offset. */
  next(): number {
    const offset = this.count * this.width;
    if (offset + this.width > this.rows.length) {
      const grown = new Int32Array(this.rows.length * 2);
      grown.set(this.rows);
      this.rows = grown;
    }
    return offset;
  }
}

export class Model {
  readonly parties: readonly Party[];
  readonly roster: Roster;
  readonly cells: readonly Cells[];
  readonly observers: readonly Watcher[];
  readonly budgets: Budgets;
  readonly initial: Row;
  /** Fields of a row: parties, observers, who is away, budgets. */
  readonly width: number;
  readonly registers: Registers;
  /** Every move ever listed, where somebody wants to know: chart coverage does. Without it nothing is kept. */
  listed: Set<Move> | undefined;
  private readonly presence: Presence;
  private readonly kinds: readonly ChoiceKind[];
  private readonly quiet: boolean;

  constructor(
    readonly scenario: Scenario,
    readonly setting: Setting,
    observers: readonly Observer[] = [],
  ) {
    const { parties, link, roster } = scenario.system(setting);
    this.parties = parties;
    this.roster = roster;
    const counted = scenario.intents.filter(({ times }) => times !== undefined);
    this.budgets = new Budgets([
      ...faultKinds.map(kind => [kind, setting.faults[kind] ?? 0] as const),
      ...counted.map(({ party, intent, times }) => [intentCounter(party, intent), times!] as const),
    ]);
    this.registers = registersOf(parties, link, scenario, this.budgets);
    this.cells = parties.map((_, index) => new Cells(index, this.registers));
    this.observers = observers.map(observer => new Watcher(observer, this.registers.reports));
    this.kinds = choiceKinds.filter(kind => {
      const fault = faultKinds.find(name => name === kind);
      return fault === undefined || (setting.faults[fault] ?? 0) > 0;
    });
    this.quiet = setting.timers === 'quiet';
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
    return new Successors(this.width);
  }

  /** Lists every choice that changes the world, with the row it leads to. */
  expand(row: Row, into: Successors): void {
    into.count = 0;
    into.overflowed = false;
    const { cells } = this;
    const away = row[this.width - 2]!;
    for (const kind of this.kinds) {
      if (kind === 'expire' && this.quiet && into.count > 0) continue;
      if (kind === 'return' || kind === 'leave') {
        for (const { move, bit } of this.presence.flips(kind))
          if (((away & bit) !== 0) === (kind === 'return')) this.flip(row, move, bit, into);
        continue;
      }
      for (let party = 0; party < cells.length; party++) {
        // Who is away does nothing, and nothing is done to him; what waits for him can still be lost or copied.
        if (away !== 0 && this.presence.isAway(party, away) && kind !== 'lose' && kind !== 'copy') continue;
        const moves = cells[party]!.moves(row[party]!)[kind];
        for (let at = 0; at < moves.length; at++) {
          const move = moves[at]!;
          if (!this.affordable(row, move)) continue;
          this.take(row, move, -1, -1, into);
          if (kind === 'crash') this.crashAndLose(row, move, into);
        }
      }
    }
  }

  /** Crash and lose: for each network message to or from the crashed party, one more choice. */
  private crashAndLose(row: Row, move: Move, into: Successors): void {
    for (let party = 0; party < this.cells.length; party++)
      for (const message of this.cells[party]!.lossesBy(move.party, row[party]!))
        this.take(row, move, party, message, into);
  }

  private affordable(row: Row, { counter }: Move): boolean {
    return counter < 0 || this.budgets.left(row[this.width - 1]!, counter) > 0;
  }

  /** A device leaves or returns. */
  private flip(row: Row, move: Move, bit: number, into: Successors): void {
    if (!this.affordable(row, move)) return;
    const offset = into.next();
    into.rows.set(row, offset);
    into.rows[offset + this.width - 2]! ^= bit;
    this.list(move, -1, offset, into);
  }

  /** Writes the successor of `row` by `move`, unless nothing changes. */
  private take(row: Row, move: Move, loser: number, lost: number, into: Successors): void {
    const { width, cells } = this;
    const offset = into.next();
    const { rows } = into;
    for (let field = 0; field < width; field++) rows[offset + field] = row[field]!;
    if (move.to === full) {
      into.overflowed = true;
      return;
    }
    let changed = move.to !== row[move.party];
    rows[offset + move.party] = move.to;
    const { effects } = move;
    for (let at = 0; at < effects.length; at += 2) {
      const party = effects[at]!;
      const before = rows[offset + party]!;
      const after = cells[party]!.apply(before, effects[at + 1]!);
      if (after === full) {
        into.overflowed = true;
        return;
      }
      if (after !== before) {
        rows[offset + party] = after;
        changed = true;
      }
    }
    if (lost >= 0) {
      const before = rows[offset + loser]!;
      rows[offset + loser] = cells[loser]!.apply(before, 4 * lost + operation.take);
    }
    if (!changed) return;
    for (let at = 0; at < this.observers.length; at++) {
      const field = offset + cells.length + at;
      for (const report of move.reports) rows[field] = this.observers[at]!.hear(rows[field]!, report);
    }
    this.list(move, lost, offset, into);
  }

  private list(move: Move, lost: number, offset: number, into: Successors): void {
    const budget = offset + this.width - 1;
    if (move.counter >= 0) into.rows[budget] = this.budgets.spend(into.rows[budget]!, move.counter);
    this.listed?.add(move);
    into.moves[into.count] = move;
    into.lost[into.count] = lost;
    into.count++;
  }
}
