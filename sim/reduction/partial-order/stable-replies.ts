/**
 * Settled answers: messages a party answers in the same way whatever it does from now on, without changing. Late answers
 * that are ignored are such, and requests that are answered out of what is written down. Which local states follow a local state
 * is taken from the moves seen so far; an answer that turns out otherwise in a state seen later is *mistaken*.
 */

import type { Reaction } from '../../world/interning/move.ts';
import type { Model } from '../../world/model.ts';

/** More local states than this are not looked through. */
const statesMax = 4096;

/** One message answered in one way: the local states from which on that is relied upon, and all that follow them. */
interface Answer {
  readonly message: number;
  readonly deed: Reaction;
  readonly states: Set<number>;
}

/** The settled answers of one party. */
export class StableReplies {
  /** Whether an answer that was relied upon is given otherwise in a state that follows. */
  isMistaken = false;
  private readonly answers = new Map<string, Answer>();
  private readonly next: Set<number>[] = [];

  constructor(
    private readonly model: Model,
    private readonly party: number,
  ) {
    for (const [cell, begin] of model.cells[party]!.compiled.entries()) if (begin !== undefined) this.meet(cell);
  }

  /** Takes note of what follows a cell. */
  meet(cell: number): void {
    const cells = this.model.cells[this.party]!;
    const from = cells.localOf[cell]!;
    this.next[from] ??= new Set();
    const next = this.next[from];
    for (const { to } of cells.moves(cell)) {
      const local = to < 0 ? from : cells.localOf[to]!;
      if (next.has(local)) continue;
      next.add(local);
      for (const answer of this.answers.values())
        if (answer.states.has(from) && !this.extend(answer, local)) this.isMistaken = true;
    }
  }

  /** Whether a message is answered in this state, and in all that follow, in the same way and without a change. */
  isSettled(local: number, message: number): boolean {
    const deed = this.model.cells[this.party]!.answer(local, message);
    const key = [message, deed.heard, deed.effects.join(), deed.reports.join()].join(' ');
    const answer = this.answers.get(key) ?? { message, deed, states: new Set() };
    if (!this.extend(answer, local)) return false;
    this.answers.set(key, answer);
    return true;
  }

  /** Adds a state and all that follow to those an answer is relied upon in; false, and none, where it is not given in one. */
  private extend({ message, deed, states }: Answer, local: number): boolean {
    const cells = this.model.cells[this.party]!;
    const met = new Set([local]);
    for (const each of met) {
      if (states.has(each)) continue;
      if (met.size > statesMax) return false;
      const { down, busy } = cells.readiness(each);
      if (!down && busy.length === 0 && !isSame(cells.answer(each, message), each, deed)) return false;
      for (const next of this.next[each] ?? []) met.add(next);
    }
    for (const each of met) states.add(each);
    return true;
  }
}

function isSame(deed: Reaction, local: number, { effects, reports, heard }: Reaction): boolean {
  return (
    deed.local === local &&
    deed.heard === heard &&
    deed.effects.join() === effects.join() &&
    deed.reports.join() === reports.join()
  );
}
