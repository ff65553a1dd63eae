/**
 * Signatures of the replicas of a group in a world, one number each. A signature combines the occurrences of the
 * replica in the cells of the other parties and in the states of observers, then its own cells, budgets and presence.
 * Replicas with equal signatures can change places without changing the world, unless a party stores pairs of replicas.
 *
 * The occurrences elsewhere come first, as ranks among the replicas of this world. Sorting by signature then sorts the
 * data that other parties store about replicas, so these parties have few cells.
 */
import type { Local } from '../../world/chart/local-state.ts';
import { canonical, Interner } from '../../world/interning/interner.ts';
import type { Model } from '../../world/model.ts';
import { type Renaming, renamedEnvelope, renamedLocal, wordsIn } from './renaming.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The number of values of each half of a signature. */
const half = 2 ** 26;

export class ReplicaSignatures {
  /** Whether a replica's own cell has ever named another replica. */
  areEntangled = false;
  private readonly texts = new Interner<undefined>();
  private readonly pairs = new Map<number, number>();
  /** By place: the renaming that marks the words of its replica as own, and those of the other replicas as other. */
  private readonly marks: readonly Renaming[];
  /** By word: the place of its replica. */
  private readonly places: ReadonlyMap<string, number>;
  /** The parties of each replica, and the parties of none. */
  readonly own: readonly (readonly number[])[];
  readonly others: readonly number[];
  /** By party of no replica: the ranks of the places by a cell, by a local state, and by an inbox. */
  private readonly cellRanks: (Int32Array | undefined)[][];
  private readonly localRanks: (Int32Array | undefined)[][];
  private readonly inboxRanks: (Int32Array | undefined)[][];
  /** By observer: the ranks of the places by its states. */
  private readonly stateRanks: (Int32Array | undefined)[][];
  /** By party of a replica: a number for each cell, equal for cells that differ only in names. */
  private readonly ownCells: number[][];
  /** By replica: its budget counters, and the numbers of its devices. */
  private readonly counters: readonly (readonly number[])[];
  private readonly away: readonly (readonly number[])[];
  private readonly signatures: Float64Array;

  constructor(
    private readonly model: Model,
    group: readonly (readonly string[])[],
    private readonly vocabulary: Vocabulary,
  ) {
    const names = model.parties.map(({ name }) => name);
    this.own = group.map(replica => names.flatMap((name, party) => (replica.includes(name) ? [party] : [])));
    this.others = [...names.keys()].filter(party => !this.own.flat().includes(party));
    this.places = new Map(group.flatMap((replica, place) => replica.map(word => [word, place] as const)));
    this.marks = group.map((_, place) => ({
      ...vocabulary.language,
      words: new Map(
        group.flatMap((replica, each) =>
          replica.map((word, index) => [word, `${each === place ? 'own' : 'other'}${index}`] as const),
        ),
      ),
    }));
    [this.localRanks, this.inboxRanks] = [names.map(() => []), names.map(() => [])];
    [this.cellRanks, this.ownCells] = [names.map(() => []), names.map(() => [])];
    this.stateRanks = model.observers.map(() => []);
    // A counter or device belongs to the replica that it names.
    const owned = (all: readonly unknown[]) =>
      group.map((_, place) => [...all.keys()].filter(at => this.names(all[at], place)));
    this.counters = owned(model.budgets.names.map(name => vocabulary.countedBy(name)));
    this.away = owned(model.groups.map(({ name }) => name));
    this.signatures = new Float64Array(group.length);
  }

  /** The signature of each replica in a world. The next call overwrites the array. */
  signaturesIn(row: Int32Array): Float64Array {
    const { observers, cells, budgets, width } = this.model;
    const { signatures } = this;
    const { length } = signatures;
    signatures.fill(0);
    for (const party of this.others) this.addRanks(this.ranksByCell(party, row[party]!), length ** 2);
    for (let at = 0; at < observers.length; at++) this.addRanks(this.ranksByState(at, row[cells.length + at]!), length);
    for (let place = 0; place < length; place++) {
      let signature = signatures[place]!;
      for (const party of this.own[place]!) signature = this.pair(signature, this.ownCell(party, row[party]!, place));
      for (const counter of this.counters[place]!)
        signature = this.pair(signature, budgets.left(row[width - 1]!, counter));
      for (const device of this.away[place]!) signature = this.pair(signature, (row[width - 2]! >> device) & 1);
      signatures[place] = signature;
    }
    return signatures;
  }

  /** Appends ranks to the signatures. @param bound greater than each rank */
  private addRanks(ranks: Int32Array, bound: number): void {
    const { signatures } = this;
    for (let place = 0; place < signatures.length; place++) {
      const signature = signatures[place]! * bound + ranks[place]!;
      signatures[place] = signature < half ? signature : this.pair(signatures[place]!, ranks[place]!);
    }
  }

  private ranksByCell(party: number, cell: number): Int32Array {
    this.cellRanks[party]![cell] ??= this.cellRanked(party, cell);
    return this.cellRanks[party]![cell];
  }

  private cellRanked(party: number, cell: number): Int32Array {
    const { localOf, inboxOf } = this.model.cells[party]!;
    const [local, inbox] = [this.ranksByLocal(party, localOf[cell]!), this.ranksByInbox(party, inboxOf[cell]!)];
    return local.map((rank, place) => rank * local.length + inbox[place]!);
  }

  private ranksByLocal(party: number, local: number): Int32Array {
    this.localRanks[party]![local] ??= this.ranks(marks => this.localText(party, local, marks));
    return this.localRanks[party]![local];
  }

  private ranksByInbox(party: number, inbox: number): Int32Array {
    this.inboxRanks[party]![inbox] ??= this.ranks(marks => this.inboxText(party, inbox, marks));
    return this.inboxRanks[party]![inbox];
  }

  private ranksByState(at: number, state: number): Int32Array {
    const observer = this.model.observers[at]!;
    this.stateRanks[at]![state] ??= this.ranks(marks =>
      this.stateText(this.model.parties.length + at, observer.state(state), marks),
    );
    return this.stateRanks[at]![state];
  }

  /** The ranks of the places by a text in which the words of each are marked; equal texts have equal ranks. */
  private ranks(marked: (marks: Renaming) => string): Int32Array {
    const texts = this.marks.map(marked);
    const sorted = [...new Set(texts)].sort();
    return Int32Array.from(texts, text => sorted.indexOf(text));
  }

  private ownCell(party: number, cell: number, place: number): number {
    const known = this.ownCells[party]!;
    known[cell] ??= this.ownCellNumber(party, cell, place);
    return known[cell];
  }

  private ownCellNumber(party: number, cell: number, place: number): number {
    const cells = this.model.cells[party]!;
    const [local, inbox] = [cells.localOf[cell]!, cells.inboxOf[cell]!];
    const waiting = cells.messages(inbox).map(message => this.model.registers.envelope(message));
    this.areEntangled ||= this.names([cells.localState(local), waiting], place, false);
    const marks = this.marks[place]!;
    return this.texts.id(
      `${this.localText(party, local, marks)} ${this.inboxText(party, inbox, marks)}`,
      () => undefined,
    );
  }

  /** Whether a value contains a word of the replica at a place. @param own false: a word of another replica instead */
  private names(value: unknown, place: number, own = true): boolean {
    return wordsIn(value, this.vocabulary.language).some(word => {
      const at = this.places.get(word);
      return at !== undefined && (at === place) === own;
    });
  }

  private localText(party: number, local: number, marks: Renaming): string {
    return this.stateText(party, this.model.cells[party]!.localState(local), marks);
  }

  private stateText(field: number, local: Local, marks: Renaming): string {
    return canonical(renamedLocal(local, marks, this.vocabulary.sets[field]!));
  }

  private inboxText(party: number, inbox: number, marks: Renaming): string {
    const { cells, registers } = this.model;
    const messages = cells[party]!.messages(inbox).map(message =>
      canonical(renamedEnvelope(registers.envelope(message), marks)),
    );
    return messages.sort().join();
  }

  /** Combines two numbers into one. The result keeps the lexicographic order if the first number is less than `half`. */
  private pair(one: number, other: number): number {
    return (one < half ? one : half + this.short(one)) * half + other;
  }

  /** A short number for a long one, by first occurrence. */
  private short(long: number): number {
    let short = this.pairs.get(long);
    if (short === undefined) {
      short = this.pairs.size;
      this.pairs.set(long, short);
    }
    return short;
  }
}
