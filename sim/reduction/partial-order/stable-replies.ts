/**
 * Stable replies: messages that a party answers in the same way whatever it does from now on, without changing. Late answers
 * that are ignored are such, and requests that are answered from what is stored. `ForwardClaims` holds the claims; one that is
 * refuted makes the ample sets that rest on it mistaken.
 */
import type { Reaction } from '../../world/interning/move.ts';
import type { Model } from '../../world/model.ts';
import { ForwardClaims } from '../forward-claims.ts';

/** A claim about more local states than this is not made: walking through them would cost more than it saves. */
const statesMax = 4096;

/** One message, and the one way in which it is answered. */
interface Reply {
  readonly message: number;
  readonly reaction: Reaction;
}

/** The stable replies of one party. */
export class StableReplies {
  /** Whether a reply that was relied upon differs in a local state that follows. */
  isRefuted = false;
  private readonly replies = new Map<string, Reply>();
  private readonly claims: ForwardClaims<Reply>;

  constructor(
    private readonly model: Model,
    private readonly party: number,
  ) {
    const cells = model.cells[party]!;
    this.claims = new ForwardClaims(({ message, reaction }, local) => {
      const { down, busy } = cells.readiness(local);
      return down || busy.length > 0 || isSame(cells.answer(local, message), local, reaction);
    }, statesMax);
    for (const [cell, begin] of cells.compiled.entries()) if (begin !== undefined) this.meet(cell);
  }

  /** Records which local states follow a cell. */
  meet(cell: number): void {
    const cells = this.model.cells[this.party]!;
    const from = cells.localOf[cell]!;
    for (const { to } of cells.moves(cell))
      if (to >= 0 && this.claims.step(from, cells.localOf[to]!).length > 0) this.isRefuted = true;
  }

  /** Whether a message is answered in this local state, and in all that follow, in the same way and without a change. */
  isStable(local: number, message: number): boolean {
    const reaction = this.model.cells[this.party]!.answer(local, message);
    const text = [message, reaction.heard, reaction.effects.join(), reaction.reports.join()].join(' ');
    const reply = this.replies.get(text) ?? { message, reaction };
    this.replies.set(text, reply);
    return this.claims.claim(reply, local);
  }
}

function isSame(one: Reaction, local: number, { effects, reports, heard }: Reaction): boolean {
  return (
    one.local === local &&
    one.heard === heard &&
    one.effects.join() === effects.join() &&
    one.reports.join() === reports.join()
  );
}
