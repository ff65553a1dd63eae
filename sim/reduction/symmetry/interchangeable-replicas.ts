/**
 * Interchangeable replicas: neighbours in a group whose transposition leaves the world unchanged. Each choice of the
 * second corresponds to a choice of the first, and both lead to the same world up to names. So the choices of the
 * second are redundant.
 */
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import type { Permutation, Permutations, Replica } from './permutation.ts';
import { wordsIn } from './renaming.ts';
import type { ReplicaSignatures } from './replica-signatures.ts';

/** In place of a replica: no replica, or more than one. */
const none = -1;
const several = -2;

/** The replicas of one group, and which neighbours are interchangeable in the current world. */
export class InterchangeableReplicas {
  /** By place: whether its replica and the one before are interchangeable. */
  private readonly isLikePrevious: boolean[];
  /** By word: the place of its replica. */
  private readonly places: ReadonlyMap<string, number>;
  /** Cached: the place of the replica that a move or message names. */
  private readonly ofMoves: number[] = [];
  private readonly ofMessages: number[] = [];
  /** The fields that belong to no replica: parties and observers. */
  readonly shared: readonly number[];

  constructor(
    private readonly model: Model,
    group: readonly Replica[],
    private readonly signatures: ReplicaSignatures,
    private readonly permutations: Permutations,
    /** The transpositions of neighbours: of the places 0 and 1, of 1 and 2, and so on. */
    private readonly swaps: readonly Permutation[],
  ) {
    this.isLikePrevious = group.map(() => false);
    this.places = new Map(group.flatMap((replica, place) => replica.map(word => [word, place] as const)));
    this.shared = [...signatures.others, ...model.observers.map((_, at) => model.parties.length + at)];
  }

  /** Sets the current world. @param found the signatures of the replicas in it */
  meet(row: Row, found: Float64Array): void {
    const { isLikePrevious, signatures } = this;
    for (let place = 1; place < found.length; place++)
      isLikePrevious[place] = found[place] === found[place - 1] && !signatures.areEntangled && this.isFixed(row, place);
  }

  /** Whether an interchangeable replica before has the same choice in the current world. */
  isRedundant(successors: Successors, choice: number): boolean {
    const place = this.placeOf(successors, choice);
    return place >= 0 && this.isLikePrevious[place]!;
  }

  /** Whether the transposition of a replica and the one before leaves a row unchanged. */
  private isFixed(row: Row, place: number): boolean {
    const swap = this.swaps[place - 1]!;
    const { permutations, signatures, shared } = this;
    if (swap.movesRest && !permutations.keepsRest(swap, row)) return false;
    // The cells of the other replicas name no replica but their own, since `areEntangled` is false.
    for (const party of signatures.own[place - 1]!)
      if (permutations.fieldAfter(swap, party, row[party]!) !== row[swap.parties[party]!]) return false;
    for (const field of shared) if (permutations.fieldAfter(swap, field, row[field]!) !== row[field]) return false;
    return true;
  }

  /** The place of the replica that a choice names; `none` or `several` if it is not exactly one. */
  private placeOf({ ids, lost }: Successors, choice: number): number {
    const { moves, envelope } = this.model.registers;
    const id = ids[choice]!;
    this.ofMoves[id] ??= this.placeIn(moves[id]!.choice);
    const place = this.ofMoves[id];
    const message = lost[choice]!;
    if (message < 0) return place;
    this.ofMessages[message] ??= this.placeIn(envelope(message));
    const other = this.ofMessages[message];
    return place === none || place === other ? other : other === none ? place : several;
  }

  private placeIn(value: unknown): number {
    let found = none;
    for (const word of wordsIn(value, this.permutations.vocabulary.language)) {
      const place = this.places.get(word);
      if (place === undefined || place === found) continue;
      if (found !== none) return several;
      found = place;
    }
    return found;
  }
}
