/**
 * Stable replies: a message has a stable reply in a local state if the party answers it in the same way, without
 * changing its local state, in that state and in every state that follows. Examples are a late answer that is ignored,
 * and a request that is answered from stored data. The local states that follow are learned from the moves seen so far;
 * a state seen later in which the party answers otherwise *refutes* the claim.
 */

import type { Reaction } from '../../world/interning/move.ts';
import type { Model } from '../../world/model.ts';

/** At most this many local states are searched for one claim. */
const statesMax = 4096;

/**
 * One message and its reply. `states` are the local states with that reply: all that follow a state the claim was made
 * in.
 */
interface Claim {
  readonly message: number;
  readonly reply: Reaction;
  readonly states: Set<number>;
}

/** The stable replies of one party. */
export class StableReplies {
  /** Whether the party answers a message otherwise in a state that follows a claim. */
  isRefuted = false;
  private readonly claims = new Map<string, Claim>();
  /** By local state: the local states seen to follow it. */
  private readonly next: Set<number>[] = [];

  constructor(
    private readonly model: Model,
    private readonly party: number,
  ) {
    for (const [cell, begin] of model.cells[party]!.compiled.entries()) if (begin !== undefined) this.meet(cell);
  }

  /** Learns the local states that follow a cell. */
  meet(cell: number): void {
    const cells = this.model.cells[this.party]!;
    const from = cells.localOf[cell]!;
    this.next[from] ??= new Set();
    const next = this.next[from];
    for (const { to } of cells.moves(cell)) {
      const local = to < 0 ? from : cells.localOf[to]!;
      if (next.has(local)) continue;
      next.add(local);
      for (const claim of this.claims.values())
        if (claim.states.has(from) && !this.extend(claim, local)) this.isRefuted = true;
    }
  }

  /** Whether a message has a stable reply in a local state; if so, that is claimed. */
  isStable(local: number, message: number): boolean {
    const reply = this.model.cells[this.party]!.answer(local, message);
    const key = [message, reply.heard, reply.effects.join(), reply.reports.join()].join(' ');
    const claim = this.claims.get(key) ?? { message, reply, states: new Set() };
    if (!this.extend(claim, local)) return false;
    this.claims.set(key, claim);
    return true;
  }

  /**
   * Adds a local state and all that follow it to a claim. Returns false, and adds none, if one of them answers
   * otherwise.
   */
  private extend({ message, reply, states }: Claim, local: number): boolean {
    const cells = this.model.cells[this.party]!;
    const met = new Set([local]);
    for (const each of met) {
      if (states.has(each)) continue;
      if (met.size > statesMax) return false;
      const { down, busy } = cells.posture(each);
      if (!down && busy.length === 0 && !isSame(cells.answer(each, message), each, reply)) return false;
      for (const next of this.next[each] ?? []) met.add(next);
    }
    for (const each of met) states.add(each);
    return true;
  }
}

/** Whether a reaction leaves the local state unchanged and is otherwise equal to another. */
function isSame(reply: Reaction, local: number, { effects, reports, heard }: Reaction): boolean {
  return (
    reply.local === local &&
    reply.heard === heard &&
    reply.effects.join() === effects.join() &&
    reply.reports.join() === reports.join()
  );
}
