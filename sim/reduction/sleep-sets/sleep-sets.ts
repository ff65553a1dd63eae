/**
 * Sleep sets (Godefroid 1990): where two parties can each take a step and neither hinders the other, both orders lead to
 * the same world, so the later order need not be taken. Each world carries a mask of (kind, party) pairs whose moves are
 * left out: another way, no longer and earlier in the list of choices, reaches what they lead to. Sleep sets stay exact
 * with state matching because the search is breadth first, first in, first out: the search always takes the least of the
 * shortest ways to each world, so worlds, depths and traces are those of the full search.
 *
 * When a move of party c is taken, every pair listed before it joins the mask, and the pairs of c leave it. A message
 * put into an inbox adds one delivery and changes no other move, so its receiver stays masked but for that message; one
 * such exception a world is kept, the *fresh* message. Sound where the moves left out stay what they were and commute:
 * - sends commute: a link keeps its messages by sender, and a party never sends to itself;
 * - reports do not commute where an observer hears them, and faults and coming and going share budgets, empty inboxes or
 *   stop a party: after such a move the mask is empty;
 * - quiet timers look at the whole world: an expiry is then never left out, and empties the mask.
 * A search that judges steps or keeps the whole graph must see every step: it has no masks either (see `Search`).
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

  /** The masks that are still to be read, where moves are left out. */
  get log(): MaskLog | undefined {
    return this.masks;
  }

  mask(world: number, into: Mask): void {
    this.masks?.read(world, into);
  }

  found(move: Move, mask: Mask): void {
    if (!this.masks) return;
    this.after(mask, move, this.next);
    this.masks.push(this.next);
  }

  forget(world: number): void {
    this.masks?.forget(world);
  }

  /** Writes the mask of the world that a move leads to from a world with the mask `here`. */
  after(here: Mask, { place, party, reports, effects }: Move, into: Mask): void {
    const { bits, earlier, ofParty } = this.pairs;
    const pair = this.pairs.at(place, party);
    const bit = bits[pair]!;
    into.pairs = 0;
    into.fresh = 0;
    if (bit === 0 || (this.areHeard && reports.length > 0)) return;
    into.pairs = (here.pairs | earlier[pair]!) & ~ofParty[party]!;
    // A fresh message that was delivered earlier in the list is fresh no more.
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
