/**
 * The transition system of one scenario under one setting. A world is a row of small integers: a cell for each party,
 * a state for each observer, who is away, and the budgets. `expand` lists everything that can happen in a row, in the
 * contract's order; every driver (checker, simulator, replay, person) takes its choices from that one list.
 */
import type { Party, Roster } from '#machines';
import { Budgets } from './budget.ts';
import { Cells, full } from './cells.ts';
import { choiceKinds, faultKinds, kindAt, kindsOf } from './choice.ts';
import { Diamonds, type Mask, noMask } from './diamonds.ts';
import { Presence } from './presence.ts';
import { intentCounter, type Move, type Moves, operation, type Registers, registersOf } from './registers.ts';
import type { Scenario, Setting } from './scenario.ts';
import { type Row, Successors } from './successors.ts';
import { type Observer, Watcher } from './watcher.ts';

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
  /** Which steps may be left out, since they are half of a diamond. */
  readonly diamonds: Diamonds;
  /** The kinds of choices that move devices and no chart, as bits. */
  private readonly flipping: number;
  /** The moves of each party in the row being expanded. */
  private readonly here: Moves[] = [];
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
    const granted = kindsOf(kind => {
      const fault = faultKinds.find(name => name === kind);
      return fault === undefined || (setting.faults[fault] ?? 0) > 0;
    });
    this.registers = registersOf(parties, link, scenario, this.budgets, granted);
    this.cells = parties.map((_, index) => new Cells(index, this.registers));
    this.observers = observers.map(observer => new Watcher(observer, this.registers.reports));
    this.flipping = roster.devices.length > 0 ? granted & kindsOf(kind => kind === 'return' || kind === 'leave') : 0;
    this.quiet = setting.timers === 'quiet';
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
    return new Successors();
  }

  /** Lists every choice that changes the world, with what it changes; those in the mask are counted only. */
  expand(row: Row, into: Successors, mask: Mask = noMask): void {
    into.clear();
    const { cells } = this;
    const here = this.here;
    const away = row[this.width - 2]!;
    let possible = this.flipping;
    for (let party = 0; party < cells.length; party++) {
      here[party] = cells[party]!.moves(row[party]!);
      possible |= here[party]!.kinds;
    }
    for (let kind = 0; kind < choiceKinds.length; kind++) {
      if ((possible & (1 << kind)) === 0) continue;
      if (kind === kindAt.expire && this.quiet && into.count + into.skipped > 0) continue;
      if (kind === kindAt.return || kind === kindAt.leave) this.flipAll(row, kind === kindAt.return, away, into);
      else
        for (let party = 0; party < cells.length; party++) {
          // Who is away does nothing, and nothing is done to him; what waits for him can still be lost or copied.
          if (away !== 0 && kind !== kindAt.lose && kind !== kindAt.copy && this.presence.isAway(party, away)) continue;
          const moves = here[party]!.lists[kind]!;
          const isMasked =
            moves.length > 0 && this.diamonds.masks(mask, kind, party) && (here[party]!.certain & (1 << kind)) !== 0;
          for (let at = 0; at < moves.length; at++) {
            const move = moves[at]!;
            if (move.counter >= 0 && !this.affordable(row, move)) continue;
            if (isMasked && (kind !== kindAt.deliver || move.message !== mask.fresh - 1)) {
              into.skipped++;
              continue;
            }
            this.take(row, move, -1, -1, into);
            if (kind === kindAt.crash) this.crashAndLose(row, move, into);
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

  /** Devices return, or leave. */
  private flipAll(row: Row, back: boolean, away: number, into: Successors): void {
    for (const { move, bit } of this.presence.flips(back ? 'return' : 'leave')) {
      if (((away & bit) !== 0) !== back || !this.affordable(row, move)) continue;
      into.reserve(2);
      into.set(this.width - 2, away ^ bit);
      this.list(row, move, -1, into);
    }
  }

  /** Tells what `move` changes of `row`, unless nothing changes. */
  private take(row: Row, move: Move, loser: number, lost: number, into: Successors): void {
    const { cells } = this;
    if (move.to === full) {
      into.overflowed = true;
      return;
    }
    const { effects } = move;
    into.reserve(effects.length + this.observers.length + 4);
    if (move.to !== row[move.party]) into.set(move.party, move.to);
    for (let at = 0; at < effects.length; at += 2) {
      const party = effects[at]!;
      const before = move.repeats ? into.value(party, row[party]!) : row[party]!;
      const after = cells[party]!.apply(before, effects[at + 1]!);
      if (after === full) {
        into.drop();
        into.overflowed = true;
        return;
      }
      if (after === before) continue;
      if (move.repeats) into.change(party, after);
      else into.set(party, after);
    }
    if (lost >= 0) {
      const before = into.value(loser, row[loser]!);
      into.change(loser, cells[loser]!.apply(before, this.registers.code(loser, operation.take, lost)));
    }
    if (!into.changed) return;
    const { reports } = move;
    for (let at = 0; reports.length > 0 && at < this.observers.length; at++) {
      const field = cells.length + at;
      const before = row[field]!;
      let state = before;
      for (const report of reports) state = this.observers[at]!.hear(state, report);
      if (state !== before) into.set(field, state);
    }
    this.list(row, move, lost, into);
  }

  private list(row: Row, move: Move, lost: number, into: Successors): void {
    const budget = this.width - 1;
    if (move.counter >= 0) into.set(budget, this.budgets.spend(row[budget]!, move.counter));
    this.listed?.add(move);
    into.list(move, lost);
  }
}
