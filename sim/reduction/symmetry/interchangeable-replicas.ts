/**
 * Twins: replicas in a world that can change places and leave it exactly as it is. What the second of two twins can do
 * the first can do as well, and what follows is one world but for the names: it need be looked at once only.
 */
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import type { Permutation, Permutations, Replica } from './permutation.ts';
import { wordsIn } from './renaming.ts';
import type { ReplicaSignatures } from './replica-signatures.ts';

/** Instead of a replica: no replica, or more than one. */
const nobody = -1;
const several = -2;

/** The replicas of one group, and which of them are twins in the world looked at. */
export class InterchangeableReplicas {
  /** Of each place, whether its replica is the twin of the one before. */
  private readonly areTwins: boolean[];
  /** The place a word belongs to. */
  private readonly places: ReadonlyMap<string, number>;
  /** The places that moves and messages name, as far as they were asked for. */
  private readonly ofMoves: number[] = [];
  private readonly ofMessages: number[] = [];
  /** The fields that belong to no replica: parties and observers. */
  readonly shared: readonly number[];

  constructor(
    private readonly model: Model,
    group: readonly Replica[],
    private readonly sights: ReplicaSignatures,
    private readonly permutations: Permutations,
    /** Each replica but the last and the one after it, changing places. */
    private readonly swaps: readonly Permutation[],
  ) {
    this.areTwins = group.map(() => false);
    this.places = new Map(group.flatMap((replica, place) => replica.map(word => [word, place] as const)));
    this.shared = [...sights.others, ...model.observers.map((_, at) => model.parties.length + at)];
  }

  /** Looks at a world, given what its replicas look like. */
  meet(row: Row, looks: Float64Array): void {
    const { areTwins, sights } = this;
    for (let place = 1; place < looks.length; place++)
      areTwins[place] = looks[place] === looks[place - 1] && !sights.areEntangled && this.isFixed(row, place);
  }

  /** Whether a choice is one that the first of some twins has as well, in the world looked at. */
  repeats(successors: Successors, choice: number): boolean {
    const place = this.placeOf(successors, choice);
    return place >= 0 && this.areTwins[place]!;
  }

  /** Whether a replica and the one before can change places and nothing else changes. */
  private isFixed(row: Row, place: number): boolean {
    const swap = this.swaps[place - 1]!;
    const { permutations, sights, shared } = this;
    if (swap.movesRest && !permutations.keepsRest(swap, row)) return false;
    // What the other replicas know is of themselves alone, or they would be entangled.
    for (const party of sights.own[place - 1]!)
      if (permutations.fieldAfter(swap, party, row[party]!) !== row[swap.parties[party]!]) return false;
    for (const field of shared) if (permutations.fieldAfter(swap, field, row[field]!) !== row[field]) return false;
    return true;
  }

  /** The one replica a choice is about. */
  private placeOf({ ids, lost }: Successors, choice: number): number {
    const { moves, envelope } = this.model.registers;
    const id = ids[choice]!;
    this.ofMoves[id] ??= this.placeIn(moves[id]!.choice);
    const place = this.ofMoves[id];
    const message = lost[choice]!;
    if (message < 0) return place;
    this.ofMessages[message] ??= this.placeIn(envelope(message));
    const other = this.ofMessages[message];
    return place === nobody || place === other ? other : other === nobody ? place : several;
  }

  private placeIn(told: unknown): number {
    let found = nobody;
    for (const word of wordsIn(told, this.permutations.vocabulary.language)) {
      const place = this.places.get(word);
      if (place === undefined || place === found) continue;
      if (found !== nobody) return several;
      found = place;
    }
    return found;
  }
}
