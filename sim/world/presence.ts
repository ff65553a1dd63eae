/**
 * Presence: the groups of parties that are away. A group leaves and returns; messages to its parties stay in flight.
 * Leaving is a fault with a budget; the return costs nothing and is fair, unless the scenario excludes it.
 */
import type { Group, GroupFault, GroupRecovery } from '#machines';
import { type Choice, itemText } from './choice.ts';
import type { Move } from './interning/move.ts';
import type { Registers } from './interning/registers.ts';
import type { Beginning, Scenario } from './scenario.ts';

/** The departure or return of a group: the move, and the bit it flips. */
interface Flip {
  readonly move: Move;
  readonly bit: number;
}

/** The groups of a model as bits of one number; the bit of a group that is away is set. */
export class Presence {
  readonly initial: number;
  private readonly gone: readonly Flip[];
  private readonly back: readonly Flip[];
  /** One choice for each beginning if there are several; otherwise empty. */
  readonly beginnings: readonly Move[];
  /** The bit that is set only in the world before the choice of a beginning; 0 where there is one beginning. */
  readonly unbegun: number;
  /**
   * The groups that are away, by the number in a row, without the `unbegun` bit; undefined where there is no such bit.
   */
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

  /** Whether groups can leave. */
  get hasGroups(): boolean {
    return this.gone.length > 0;
  }

  isAway(party: number, mask: number): boolean {
    return (this.bits[party]! & mask) !== 0;
  }

  /** The returns of groups, or their departures, in order. Whether one is enabled depends on its bit. */
  flips(back: boolean): readonly Flip[] {
    return back ? this.back : this.gone;
  }
}

/** A move in which no chart takes part. */
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
