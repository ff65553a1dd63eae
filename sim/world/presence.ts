/**
 * Which groups of parties are away. A group may leave and return; what is sent to its parties waits. Going away is a fault
 * with a budget; the recovery costs nothing, unless the scenario says that it never happens.
 */
import type { Group, GroupFault, GroupRecovery } from '#machines';
import { type Choice, itemText } from './choice.ts';
import type { Move } from './interning/move.ts';
import type { Registers } from './interning/registers.ts';
import type { Beginning, Scenario } from './scenario.ts';

/** A group that leaves or returns: the move, and the bit it flips. */
interface Flip {
  readonly move: Move;
  readonly bit: number;
}

/** The groups of a model as bits of one number: a bit is set while the group is away. */
export class Presence {
  readonly initial: number;
  private readonly gone: readonly Flip[];
  private readonly back: readonly Flip[];
  /** One choice for each beginning, where there are several. */
  readonly beginnings: readonly Move[];
  /** Set in the one world in which nothing but a beginning can be chosen; 0 where there is one beginning. */
  readonly unbegun: number;
  /** Who is away, by the number in a row, where that may say besides that nothing has begun. */
  readonly away: readonly number[] | undefined;
  private readonly bits: readonly number[];

  constructor(
    groups: readonly Group[],
    { away = [], neverReturns }: Scenario,
    registers: Registers,
    beginnings: readonly Beginning[],
  ) {
    this.bits = registers.parties.map(({ name }) =>
      groups.reduce((bits, { parties }, at) => bits | (parties.includes(name) ? 1 << at : 0), 0),
    );
    const { ofGroups } = registers.choiceKinds;
    const flips = (kind: GroupFault | GroupRecovery | undefined) =>
      kind === undefined
        ? []
        : groups.map(({ name, parties: [party] }, at) => ({
            move: movedBy({ kind, party, group: name }, registers),
            bit: 1 << at,
          }));
    this.gone = flips(ofGroups?.name);
    this.back = neverReturns ? [] : flips(ofGroups?.recovery);
    this.initial = groups.reduce((mask, { name }, at) => (away.includes(name) ? mask | (1 << at) : mask), 0);
    const [first] = registers.parties;
    const isOpen = beginnings.length > 1;
    this.unbegun = isOpen ? 1 << groups.length : 0;
    this.away = isOpen ? Array.from({ length: 2 * this.unbegun }, (_, each) => each % this.unbegun) : undefined;
    this.beginnings = isOpen
      ? beginnings.map(({ name }) => movedBy({ kind: 'begin', party: first!.name, beginning: name }, registers))
      : [];
  }

  /** Whether any group of parties can be away. */
  get hasGroups(): boolean {
    return this.gone.length > 0;
  }

  isAway(party: number, mask: number): boolean {
    return (this.bits[party]! & mask) !== 0;
  }

  /** The groups that can return, or go away, in order; whether one may depends on its bit. */
  flips(back: boolean): readonly Flip[] {
    return back ? this.back : this.gone;
  }
}

/** A move of no chart. */
function movedBy(choice: Choice, registers: Registers): Move {
  const { kind } = choice;
  const { choiceKinds } = registers;
  const text = itemText(choice);
  const move: Move = {
    id: registers.moves.length,
    kind,
    place: choiceKinds.at[kind],
    choice,
    party: registers.partyAt(choice.party),
    message: -1,
    to: -1,
    effects: [],
    asked: undefined,
    sends: [],
    reports: [],
    heard: true,
    item: choiceKinds.fair.has(kind) ? registers.items.id(text, () => text) : -1,
    counter: choiceKinds.isFault(kind) ? registers.counter(kind) : -1,
  };
  registers.moves.push(move);
  return move;
}
