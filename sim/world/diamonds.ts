/**
 * Diamonds: where two parties can each take a step and neither hinders the other, both orders lead to the same world, so
 * the later order need not be taken. Each world carries a mask of (kind, party) pairs whose moves are left out, since
 * what they lead to is also reached by a way that is no longer and comes earlier in the list of choices. It is a sleep
 * set (Godefroid 1990) that stays exact with state matching because the search is breadth first, first in, first out:
 * the least of the shortest ways to each world is always taken, so worlds, depths and traces are those of the full search.
 *
 * When a move of party c is taken, every pair listed before it joins the mask, and the pairs of c leave it. A message
 * put into an inbox adds one delivery and changes no other move, so its receiver stays masked but for that message; one
 * such exception a world is kept, the *fresh* message. Sound where the moves left out stay what they were and commute:
 * - sends commute: a link keeps its messages by sender, and a party never sends to itself;
 * - reports do not commute where an observer hears them, and faults and coming and going share budgets, empty inboxes or
 *   stop a party: after such a move the mask is empty;
 * - quiet timers look at the whole world: an expiry is then never left out, and empties the mask.
 * Whoever judges steps, or needs the whole graph, must see every step: no masks either (see `Search`).
 */
import type { Party } from '#machines';
import { type ChoiceKind, choiceKinds, kindAt } from './choice.ts';
import { nodesOf } from './intake.ts';
import type { Move, Registers } from './registers.ts';

/** The kinds whose moves may be left out. */
const kinds: readonly ChoiceKind[] = ['deliver', 'proceed', 'expire', 'decide', 'intend'];

/** What may be left out of a world's moves. */
export interface Mask {
  /** The pairs of kind and party, as bits. */
  pairs: number;
  /** One more than the message whose delivery is not left out, though its receiver's pair is masked; 0 where there is none. */
  fresh: number;
}

/** Nothing is left out. */
export const noMask: Mask = { pairs: 0, fresh: 0 };

export class Diamonds {
  private readonly parties: number;
  /** The bit of kind k and party p, at k × parties + p; 0 where there is none. */
  private readonly bits: Int32Array;
  /** All bits listed before that of a kind and a party. */
  private readonly earlier: Int32Array;
  private readonly ofParty: number[];

  /** Pairs beyond the 31st get no bit, and their moves are never left out. */
  constructor(
    parties: readonly Party[],
    private readonly registers: Registers,
    private readonly areHeard: boolean,
    quiet: boolean,
  ) {
    this.parties = parties.length;
    this.bits = new Int32Array(choiceKinds.length * parties.length);
    this.earlier = new Int32Array(choiceKinds.length * parties.length);
    this.ofParty = new Array(parties.length).fill(0);
    let next = 0;
    for (const kind of kinds) {
      if (kind === 'expire' && quiet) continue;
      for (let party = 0; party < parties.length; party++) {
        const at = kindAt[kind] * parties.length + party;
        this.earlier[at] = (1 << next) - 1;
        if (next === 31 || !can(kind, parties[party]!, registers.intents(party))) continue;
        this.bits[at] = 1 << next;
        this.ofParty[party]! |= 1 << next++;
      }
    }
  }

  /** Whether the moves of a kind and a party may be left out, all but the delivery of the fresh message. */
  masks({ pairs }: Mask, kind: number, party: number): boolean {
    return (pairs & this.bits[kind * this.parties + party]!) !== 0;
  }

  /** The mask of the world that a move leads to from a world with the mask `here`. */
  after(here: Mask, { place, party, reports, effects }: Move, into: Mask): void {
    const pair = place * this.parties + party;
    const bit = this.bits[pair]!;
    into.pairs = 0;
    into.fresh = 0;
    if (bit === 0 || (this.areHeard && reports.length > 0)) return;
    into.pairs = (here.pairs | this.earlier[pair]!) & ~this.ofParty[party]!;
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
    return this.bits[kindAt.deliver * this.parties + this.registers.receiver(message)]!;
  }
}

/** Whether a party can ever make moves of a kind. */
function can(kind: ChoiceKind, { chart, decisions = [] }: Party, intents: readonly unknown[]): boolean {
  if (kind === 'intend') return intents.length > 0;
  if (kind === 'decide') return decisions.length > 0;
  if (kind === 'deliver') return true;
  const timed = nodesOf(chart.root).filter(({ after }) => after.length > 0);
  return timed.some(({ tags }) => tags.includes('busy') === (kind === 'proceed'));
}
