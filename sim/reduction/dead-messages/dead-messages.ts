/**
 * Dead messages: messages that can no longer influence anything, such as a copied or late answer that its receiver
 * ignores in every state that follows (see `PartyDeadMessages`). The reduction leaves them out of the inboxes, so
 * worlds that differ only in dead messages become one world. Only the cells of a model know of it; the rest of the
 * model works on reduced cells.
 *
 * Proof of soundness, for a complete search without a refuted claim. A reduced world represents every full world with
 * the same local states, observers and devices, the same inboxes except for dead messages, and at most as much left of
 * each budget.
 * - The reduced world simulates each step of a full world it represents, or stutters. The delivery, loss or copy of a
 *   dead message, or its removal by a crash, leads to a full world that the same reduced world represents: the message
 *   stays dead in every local state that follows, since the search saw every step of a party from one local state to
 *   another, and a budget that is not spent only allows more. Any other step delivers, loses or copies a message that
 *   both worlds have, or is no delivery. Both worlds list it: it changes its own party's cell in both, or the messages
 *   it sends are kept in both (`shows`).
 * - One of the full worlds takes each step of a reduced world, with as many steps from the initial world. There is one
 *   exception: if a quiet timer, or a later message of an ordered queue, waits for a dead message, that is delivered
 *   first. This changes nothing else, but makes the trace longer (`liftTrace` counts by how many steps). Among equally
 *   short traces the reduced search can find another one than the full search.
 *
 * So both searches meet the same local states, by the same steps. Three rules cover the rest. If a property reads an
 * inbox, all its messages are kept. No property can refuse a step that is left out (`StutterCheck`). Liveness
 * properties need every delivery, and are refused. A link that only dead messages fill has space, so a check that would
 * be undecided because of a full link can be decided.
 *
 * A claim rests on what was seen so far, and can be refuted. Then the search is discarded, and restarts with what was
 * learned: the steps seen, the refuted claims, the inboxes read. These are finitely many facts, so the last search ends
 * with true claims. (The findings of a search stopped by a limit hold too: its traces consist of steps it saw.)
 */

import type { ChoiceKind } from '../../world/choice.ts';
import type { Cells } from '../../world/interning/cells.ts';
import type { Registers } from '../../world/interning/registers.ts';
import { PartyDeadMessages } from './party-dead-messages.ts';

export class DeadMessages {
  readonly parties: readonly PartyDeadMessages[];
  /** Whether a message that its receiver does not hear, for want of a transition, can be dead as well. */
  private includesUnheard = true;

  constructor(parties: readonly Cells[]) {
    this.parties = parties.map(
      cells => new PartyDeadMessages((local, message) => cells.ignores(local, message, this.includesUnheard)),
    );
  }

  /** Whether a claim is refuted, so that the search is discarded. */
  get isRefuted(): boolean {
    return this.parties.some(({ isRefuted }) => isRefuted);
  }

  /** The number of messages that were left out of an inbox somewhere. */
  get leftOut(): number {
    return this.parties.reduce((sum, { leftOut }) => sum + leftOut.size, 0);
  }

  /** A property refuses unheard deliveries: unheard messages are no longer dead. */
  keepUnheard(): void {
    if (!this.includesUnheard) return;
    this.includesUnheard = false;
    for (const messages of this.parties) messages.withdrawClaims();
  }

  /** Keeps every message from now on. */
  keepAll(): void {
    for (const messages of this.parties) messages.keepAll();
  }

  /**
   * Keeps the messages sent by a move that leaves its own party's cell unchanged: they alone make it a step.
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
