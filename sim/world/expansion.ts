/**
 * Expansion: the enabled choices of a row, in the contract's order, and the packed row after each. This is the hot
 * path: moves are read from the tape; the changes of a move are added to the packed words of the row before.
 */
import type { Budgets } from './budget.ts';
import type { CellTables, Composition, ObserverStates } from './composition.ts';
import { full } from './interning/inboxes.ts';
import type { Loss } from './interning/move.ts';
import { operation, type Registers } from './interning/registers.ts';
import { counterIn, effectsIn, moveHead } from './interning/tape.ts';
import type { Mask } from './move-pairs.ts';
import type { Presence } from './presence.ts';
import { type AmpleFilter, fieldBit, type OpenWorld, type Row } from './row.ts';
import type { Successors } from './successors.ts';

export class Expansion {
  private readonly presence: Presence;
  private readonly cells: readonly CellTables[];
  private readonly observers: readonly ObserverStates[];
  private readonly budgets: Budgets;
  private readonly registers: Registers;
  private readonly awayAt: number;
  private readonly budgetAt: number;
  private readonly groupFlips: number;
  /** The kinds of faults that can lose a message, as bits. */
  private readonly losing: number;
  private readonly quiet: boolean;
  private readonly fieldBits: Int32Array;
  private readonly programs: readonly (readonly (number | undefined)[])[];
  /** For each party: its position on the tape, the kinds of its moves, and the certain kinds (see `Tape.write`). */
  private readonly cursors: Int32Array;
  private readonly kindBits: Int32Array;
  private readonly certainBits: Int32Array;

  constructor(private readonly composition: Composition) {
    const { cells, observers, budgets, registers, presence, setting, width } = composition;
    this.presence = presence;
    this.cells = cells;
    this.observers = observers;
    this.budgets = budgets;
    this.registers = registers;
    this.awayAt = width - 2;
    this.budgetAt = width - 1;
    const { choiceKinds, granted } = registers;
    this.groupFlips = presence.hasGroups ? granted & choiceKinds.bits(kind => choiceKinds.isOfGroups(kind)) : 0;
    this.losing = granted & choiceKinds.bits(kind => choiceKinds.losesOne(kind));
    this.quiet = setting.timers === 'quiet';
    this.fieldBits = Int32Array.from({ length: width }, (_, field) => fieldBit(field));
    this.programs = cells.map(({ compiled }) => compiled);
    this.cursors = new Int32Array(cells.length);
    this.kindBits = new Int32Array(cells.length);
    this.certainBits = new Int32Array(cells.length);
  }

  /** Appends every choice that changes the world. Masked choices are only counted, those outside `only` omitted. */
  append(here: OpenWorld, into: Successors, mask: Mask, only: AmpleFilter | undefined): void {
    into.open();
    const { row } = here;
    const { cursors, kindBits, certainBits, registers } = this;
    const { tape } = registers;
    const { deliver, expire, lose, copy } = registers.choiceKinds.at;
    const parties = this.cells.length;
    const listed = into.count;
    const away = row[this.awayAt]!;
    if ((away & this.presence.unbegun) !== 0) {
      if (!only) this.beginAll(here, into);
      return;
    }
    const fresh = mask.fresh - 1;
    const freshAt = fresh < 0 ? -1 : registers.receiver(fresh);
    let possible = this.groupFlips;
    for (let party = 0; party < parties; party++) {
      const cell = row[party]!;
      // Compiling can reallocate the tape's words; the words read before stay valid.
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
      if (!only && (this.groupFlips & bit) !== 0) this.flipAll(here, kind < lose, into);
      const tooSoon = kind === expire && this.quiet && into.count - listed + into.skipped > into.partySelfLoops;
      for (let party = 0; party < parties; party++) {
        if ((kindBits[party]! & bit) === 0) continue;
        const section = cursors[party]! + 2;
        const count = words[section - 1]!;
        cursors[party] = section + words[section - 2]!;
        if (tooSoon || (only && (party !== only.party || kind !== only.kind))) continue;
        // A party that is away does nothing and has no fault. Messages to it can still be lost or copied.
        if (away !== 0 && kind !== lose && kind !== copy && this.presence.isAway(party, away)) continue;
        const isMasked = (certainBits[party]! & bit) !== 0 && this.composition.pairs.masks(mask, kind, party);
        if (!isMasked) this.takeAll(here, party, section, count, only?.message ?? -1, into);
        else if (kind === deliver && party === freshAt) this.takeAll(here, party, section, count, fresh, into);
        else into.skipped += count;
        if (into.outgrown >= 0) return;
      }
    }
    if (only) into.skipped = 0;
  }

  /** Lists every move of a section of the tape, or only the moves of one message. */
  private takeAll(
    here: OpenWorld,
    party: number,
    begin: number,
    count: number,
    message: number,
    into: Successors,
  ): void {
    into.reserve(count);
    const { moves, tape } = this.registers;
    const { words } = tape;
    for (let each = 0, at = begin; each < count; each++, at += moveHead + 2 * effectsIn(words[at + 2]!)) {
      if (message >= 0 && moves[words[at]!]!.message !== message) {
        into.skipped++;
        continue;
      }
      const counter = counterIn(words[at + 2]!);
      if (counter >= 0 && this.budgets.left(here.row[this.budgetAt]!, counter) === 0) continue;
      this.take(here, party, words, at, undefined, into);
      if (this.losing !== 0 && (this.losing & (1 << moves[words[at]!]!.place)) !== 0) {
        this.failAndLose(here, party, words, at, into);
        into.reserve(count - each);
      }
    }
  }

  /** Lists the fault once more for each network message to or from the failed party, with that message lost. */
  private failAndLose(here: OpenWorld, failed: number, tape: Int32Array, at: number, into: Successors): void {
    for (let party = 0; party < this.cells.length; party++)
      for (const message of this.cells[party]!.lossesBy(failed, here.row[party]!)) {
        into.reserve(1);
        this.take(here, failed, tape, at, { party, message }, into);
      }
  }

  /** Lists each beginning of the scenario. */
  private beginAll(here: OpenWorld, into: Successors): void {
    for (const [at, { id }] of this.presence.beginnings.entries()) {
      const beginning = this.composition.beginnings[at]!;
      into.reserve(1);
      into.begin(here.words, here.from);
      let touched = 0;
      for (let field = 0; field < beginning.length && into.outgrown < 0; field++)
        if (beginning[field] !== here.row[field])
          touched |= this.change(into, field, here.row[field]!, beginning[field]!);
      this.list(here, id, -1, -1, touched, into);
      if (into.outgrown >= 0) return;
    }
  }

  /** Lists the returns of groups, or their departures. */
  private flipAll(here: OpenWorld, back: boolean, into: Successors): void {
    const away = here.row[this.awayAt]!;
    for (const { move, bit } of this.presence.flips(back)) {
      if (((away & bit) !== 0) !== back) continue;
      if (move.counter >= 0 && this.budgets.left(here.row[this.budgetAt]!, move.counter) === 0) continue;
      into.reserve(1);
      into.begin(here.words, here.from);
      const touched = this.change(into, this.awayAt, away, away ^ bit);
      this.list(here, move.id, move.counter, -1, touched, into);
    }
  }

  /** Lists the successor by a move, unless the move changes and reports nothing. Memory for it is reserved. */
  private take(
    here: OpenWorld,
    party: number,
    tape: Int32Array,
    at: number,
    loss: Loss | undefined,
    into: Successors,
  ): void {
    const { row } = here;
    const to = tape[at + 1]!;
    const head = tape[at + 2]!;
    if (to === full) {
      into.overflow();
      return;
    }
    into.begin(here.words, here.from);
    const cell = row[party]!;
    let touched = to === cell ? 0 : this.change(into, party, cell, to);
    if (into.outgrown >= 0) return;
    const end = at + moveHead + 2 * effectsIn(head);
    for (let effect = at + moveHead; effect < end; effect += 2) {
      const target = tape[effect]!;
      const before = (touched & this.fieldBits[target]!) === 0 ? row[target]! : into.current(target);
      const after = this.cells[target]!.apply(before, tape[effect + 1]!);
      if (after === before) continue;
      if (after === full) {
        into.overflow();
        return;
      }
      touched |= this.change(into, target, before, after);
      if (into.outgrown >= 0) return;
    }
    if (loss) {
      const before = into.current(loss.party);
      const code = this.registers.code(loss.party, operation.take, loss.message);
      touched |= this.change(into, loss.party, before, this.cells[loss.party]!.apply(before, code));
    }
    const counter = counterIn(head);
    // A fault can undo its own effect: it clears a message and sends it again, or loses the message it sends.
    if (counter >= 0) touched = into.changed(row, this.cells.length, touched);
    if (touched === 0 && this.registers.moves[tape[at]!]!.reports.length === 0) return;
    if (touched === 0 && counter < 0) into.partySelfLoops++;
    if (this.observers.length > 0) touched |= this.report(row, tape[at]!, into);
    if (touched === 0 && counter < 0) into.selfLoops++;
    this.list(here, tape[at]!, counter, loss ? loss.message : -1, touched, into);
  }

  /** Passes the reports of a move to the observers. Returns the changed fields, as bits. */
  private report(row: Row, move: number, into: Successors): number {
    const { reports } = this.registers.moves[move]!;
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

  /** Changes a field of the current successor. Returns the bit of the field. */
  private change(into: Successors, field: number, before: number, after: number): number {
    into.change(field, before, after);
    return this.fieldBits[field]!;
  }

  /** Lists the current successor, and charges the budget. */
  private list(here: OpenWorld, move: number, counter: number, lost: number, touched: number, into: Successors): void {
    const budget = here.row[this.budgetAt]!;
    let changed = touched;
    if (counter >= 0) changed |= this.change(into, this.budgetAt, budget, this.budgets.spend(budget, counter));
    if (into.outgrown >= 0) return;
    this.composition.listed?.add(this.registers.moves[move]!);
    into.list(move, lost, changed);
  }
}
