/**
 * Sleep sets (Godefroid 1990). Two enabled steps of two parties are independent if neither disables or changes the
 * other. Both orders of two independent steps lead to the same world, so the search takes only the order that comes
 * first in the list of choices. Each world carries a mask of (kind, party) pairs whose moves are left out: a path that
 * is no longer, and earlier in the list of choices, reaches the successors of those moves. Sleep sets stay exact with
 * state matching because the search is breadth first, with a first-in, first-out queue: it always takes the
 * lexicographically least of the shortest paths to each world. So worlds, depths and traces are those of the full
 * search.
 *
 * When a move of party c is taken, every pair listed before it enters the mask, and the pairs of c leave it. A message
 * put into an inbox adds one delivery and changes no other move, so its receiver stays masked except for that message.
 * A world keeps one such exception, the *fresh* message. This is sound as long as the moves left out stay unchanged and
 * commute:
 * - Sends commute: a link keeps its messages by sender, and a party never sends to itself.
 * - Reports that an observer hears do not commute. Faults, departures and returns do not commute either: they share
 *   budgets, empty inboxes or stop a party. After such a move the mask is empty.
 * - A quiet timer depends on the whole world: its expiry is never left out, and it empties the mask.
 *
 * A search that judges steps or keeps the whole graph must see every step, so it has no masks (see `SleepSets.begin`).
 */

import type { Monitors } from '../../property/monitors.ts';
import { MaskLog } from '../../storage/mask-log.ts';
import type { MemoryBudget } from '../../storage/memory-budget.ts';
import type { Move } from '../../world/interning/move.ts';
import type { Registers } from '../../world/interning/registers.ts';
import type { Model } from '../../world/model.ts';
import { type Mask, type MovePairs, noMask } from '../../world/move-pairs.ts';
import type { Reduction } from '../reduction.ts';

export class SleepSets implements Reduction {
  readonly name = 'sleep-sets';
  private readonly pairs: MovePairs;
  private readonly registers: Registers;
  private readonly areHeard: boolean;
  private readonly isOff: boolean;
  private masks: MaskLog | undefined;
  private readonly next: Mask = { pairs: 0, fresh: 0 };

  constructor({ pairs, registers, observers, listed }: Model) {
    this.isOff = listed !== undefined;
    this.pairs = pairs;
    this.registers = registers;
    this.areHeard = observers.length > 0;
  }

  begin(monitors: Monitors, budget: MemoryBudget): void {
    this.masks = this.isOff || monitors.everyStep ? undefined : new MaskLog(budget);
    this.masks?.push(noMask);
  }

  /** The masks of the worlds that are still to be expanded; undefined if nothing is left out. */
  get log(): MaskLog | undefined {
    return this.masks;
  }

  mask(world: number, into: Mask): void {
    this.masks?.read(world, into);
  }

  foundWorld(move: Move, mask: Mask): void {
    if (!this.masks) return;
    this.maskAfter(mask, move, this.next);
    this.masks.push(this.next);
  }

  forget(world: number): void {
    this.masks?.forget(world);
  }

  /** Writes the mask of the world that a move leads to. @param here the mask of the world the move is taken in */
  maskAfter(here: Mask, { place, party, reports, effects }: Move, into: Mask): void {
    const { bits, earlier, ofParty } = this.pairs;
    const pair = this.pairs.at(place, party);
    const bit = bits[pair]!;
    into.pairs = 0;
    into.fresh = 0;
    if (bit === 0 || (this.areHeard && reports.length > 0)) return;
    into.pairs = (here.pairs | earlier[pair]!) & ~ofParty[party]!;
    // A fresh message stays fresh only if its delivery is listed after the move taken.
    if (here.fresh > 0 && this.deliveryOf(here.fresh - 1) > bit) into.fresh = here.fresh;
    for (let each = 0; each < effects.length; each += 2) {
      const message = this.registers.operations(effects[each]!)[2 * effects[each + 1]! + 1]!;
      if (into.fresh > 0) into.pairs &= ~this.deliveryOf(into.fresh - 1);
      into.fresh = message + 1;
    }
    if (into.fresh > 0 && (into.pairs & this.deliveryOf(into.fresh - 1)) === 0) into.fresh = 0;
  }

  /** The bit of the deliveries to a message's receiver. */
  private deliveryOf(message: number): number {
    return this.pairs.bits[this.pairs.at(this.registers.choiceKinds.at.deliver, this.registers.receiver(message))]!;
  }
}
