/**
 * Pairs of a kind of move and a party, as bits. A mask is a set of pairs whose moves the expansion omits. Pairs are
 * numbered in the contract's order of choices. Only kinds that a reduction can omit have bits (see `SleepSets`).
 */
import type { Party } from '#machines';
import { nodesOf } from './chart/validation.ts';
import type { ChoiceKind } from './choice.ts';
import type { Registers } from './interning/registers.ts';

/** The kinds whose moves a reduction can omit. */
const kinds: readonly ChoiceKind[] = ['deliver', 'proceed', 'expire', 'decide', 'intend'];

/** The moves of a world that the expansion omits. */
export interface Mask {
  /** The omitted pairs of kind and party, as bits. */
  pairs: number;
  /**
   * The id of the fresh message plus one, or 0 for none. Its delivery is listed even if its receiver's pair is masked.
   */
  fresh: number;
}

/** The empty mask. */
export const noMask: Mask = { pairs: 0, fresh: 0 };

export class MovePairs {
  private readonly parties: number;
  /** The bit of kind k and party p at index k × parties + p; 0 for pairs without a bit. */
  readonly bits: Int32Array;
  /** At the same index, all bits with a smaller number. */
  readonly earlier: Int32Array;
  /** All bits of a party. */
  readonly ofParty: Int32Array;

  /**
   * Pairs after the 31st get no bit, so their moves are never omitted. Quiet timers get no bit: their moves depend on
   * the other choices.
   */
  constructor(parties: readonly Party[], registers: Registers, quiet: boolean) {
    const { choiceKinds } = registers;
    this.parties = parties.length;
    this.bits = new Int32Array(choiceKinds.all.length * parties.length);
    this.earlier = new Int32Array(choiceKinds.all.length * parties.length);
    this.ofParty = new Int32Array(parties.length);
    let next = 0;
    for (const kind of kinds) {
      if (kind === 'expire' && quiet) continue;
      for (let party = 0; party < parties.length; party++) {
        const at = this.at(choiceKinds.at[kind], party);
        this.earlier[at] = (1 << next) - 1;
        if (next === 31 || !can(kind, parties[party]!, registers.intents(party))) continue;
        this.bits[at] = 1 << next;
        this.ofParty[party]! |= 1 << next++;
      }
    }
  }

  /** The index of a pair in `bits` and `earlier`. */
  at(kind: number, party: number): number {
    return kind * this.parties + party;
  }

  /** Whether the moves of a kind and a party are omitted, except the delivery of the fresh message. */
  masks({ pairs }: Mask, kind: number, party: number): boolean {
    return (pairs & this.bits[kind * this.parties + party]!) !== 0;
  }
}

/** Whether a party can have moves of a kind. */
function can(kind: ChoiceKind, { chart, decisions = [] }: Party, intents: readonly unknown[]): boolean {
  if (kind === 'intend') return intents.length > 0;
  if (kind === 'decide') return decisions.length > 0;
  if (kind === 'deliver') return true;
  const timed = nodesOf(chart.root).filter(({ after }) => after.length > 0);
  return timed.some(({ tags }) => tags.includes('busy') === (kind === 'proceed'));
}
