/**
 * Pairs of a kind of move and a party, as bits: a mask of them says which moves of a world are left out. Pairs are numbered
 * in the contract's order of choices. Only kinds whose moves may be left out have a bit (see `SleepSets`).
 */
import type { Party } from '#machines';
import { nodesOf } from './chart/intake.ts';
import type { ChoiceKind } from './choice.ts';
import type { Registers } from './interning/registers.ts';

/** The kinds whose moves may be left out. */
const kinds: readonly ChoiceKind[] = ['deliver', 'proceed', 'expire', 'decide', 'intend'];

/** What is left out of a world's moves. */
export interface Mask {
  /** The pairs of kind and party, as bits. */
  pairs: number;
  /** One more than the message whose delivery is not left out, though its receiver's pair is masked; 0 where there is none. */
  fresh: number;
}

/** Nothing is left out. */
export const noMask: Mask = { pairs: 0, fresh: 0 };

export class MovePairs {
  private readonly parties: number;
  /** The bit of kind k and party p, at k × parties + p; 0 where there is none. */
  readonly bits: Int32Array;
  /** All bits listed before that of a kind and a party. */
  readonly earlier: Int32Array;
  /** All bits of a party. */
  readonly ofParty: Int32Array;

  /** Pairs beyond the 31st get no bit, and their moves are never left out. Quiet timers get none either. */
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

  /** Where a pair stands in `bits` and `earlier`. */
  at(kind: number, party: number): number {
    return kind * this.parties + party;
  }

  /** Whether the moves of a kind and a party are left out, all but the delivery of the fresh message. */
  masks({ pairs }: Mask, kind: number, party: number): boolean {
    return (pairs & this.bits[kind * this.parties + party]!) !== 0;
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
