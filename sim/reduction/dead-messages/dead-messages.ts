/**
 * Dead messages: a message that can influence nothing any more is left out of the worlds. That is, *dead messages* (see
 * `PartyDeadMessages`): a copied or late answer that will be ignored whenever it comes. An inbox is told without them, so that
 * worlds that differ only in dead messages are one; everything else of a model sees only another machine of cells.
 *
 * Why that is enough, once a search is complete and no claim turned out to be wrong. A reduced world stands for every full
 * world with the same local states, observers and devices, the same inboxes but for dead messages, and as much or less left
 * of each budget.
 * - What a full world does, its reduced world does, or it does nothing that counts. To deliver, lose or copy a dead message,
 *   or to let a crash take it along, leads to a world it stands for too: dead stays dead in every local state that follows,
 *   since every step of a party from one local state to another was seen; and a budget that was not spent only allows
 *   more. Any other step delivers, loses or copies a message that is in both, or is no delivery at all; it is listed in both,
 *   since it changes its own party's cell in both, or else what it puts elsewhere is kept in both (`shows`).
 * - What a reduced world does, one of its full worlds does: the same step, in as many steps from the beginning. Only where
 *   a quiet timer, or a message behind it in an ordered queue, waits for a dead message, that has to be delivered first,
 *   which changes nothing; then the way gets longer (`sim/reduction/dead-messages/lift.ts` tells by how much). Of ways that are
 *   equally short another one may be found than without.
 * So the same local states are met, in the same steps. The rest is kept from mattering: who looks into an inbox has it
 * kept whole; steps that are not seen must be such that no property could refuse them (`sim/reduction/dead-messages/stutter-check.ts`); liveness
 * properties need every delivery, and are not checked. A link that only dead messages fill has room: what would be undecided without
 * is then decided.
 *
 * A claim rests on what was seen so far, and may turn out to be wrong. Then what was explored counts for nothing, and the
 * search begins anew with what was learned: steps seen, claims that are wrong, inboxes looked into. All of these are
 * finite, so the last search ends with claims that hold. (What a search stopped by a limit found holds too: the ways it
 * took consist of steps it saw.)
 */

import type { ChoiceKind } from '../../world/choice.ts';
import type { Cells } from '../../world/interning/cells.ts';
import type { Registers } from '../../world/interning/registers.ts';
import { PartyDeadMessages } from './party-dead-messages.ts';

export class DeadMessages {
  readonly parties: readonly PartyDeadMessages[];
  /** Whether a message is dead, too, where its receiver has no transition for it. */
  private takesUnheard = true;

  constructor(parties: readonly Cells[]) {
    this.parties = parties.map(
      cells => new PartyDeadMessages((local, message) => cells.ignores(local, message, this.takesUnheard)),
    );
  }

  /** Whether a claim that was made turned out to be wrong: nothing that was explored counts. */
  get isRefuted(): boolean {
    return this.parties.some(({ isRefuted }) => isRefuted);
  }

  /** How many messages were left out, wherever they waited. */
  get leftOut(): number {
    return this.parties.reduce((sum, { leftOut }) => sum + leftOut.size, 0);
  }

  /** Somebody minds that messages go unheard: where they do they are no longer left out. */
  keepUnheard(): void {
    if (!this.takesUnheard) return;
    this.takesUnheard = false;
    for (const messages of this.parties) messages.doubt();
  }

  /** Every message is kept from now on. */
  keepAll(): void {
    for (const messages of this.parties) messages.keepAll();
  }

  /**
   * A move leaves its own party's cell as it is: what it does elsewhere makes it a step, so it has to be seen there.
   * @param effects pairs of party and code, flat
   */
  shows(kind: ChoiceKind, effects: readonly number[], registers: Registers): void {
    // A fault does more than put messages into inboxes.
    if (registers.choiceKinds.isFault(kind)) this.keepAll();
    for (let at = 0; at < effects.length; at += 2) {
      const [party, code] = [effects[at]!, effects[at + 1]!];
      this.parties[party]!.keep(registers.operations(party)[2 * code + 1]!);
    }
  }

  restart(): void {
    for (const messages of this.parties) messages.restart();
  }
}
