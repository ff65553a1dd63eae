/**
 * What each replica of a group looks like in a world, as one number: first how all others see it, then its own cells,
 * what is left of its budgets, whether it is away. Replicas that look alike can change places without changing the
 * world, as far as no party knows of pairs.
 *
 * How others see it stands in front, and as a rank among the replicas there and then: replicas that are sorted so stand
 * side by side in whatever the others know of them, and the others have few cells.
 */
import type { Local } from '../../world/chart/local-state.ts';
import { canonical, Interner } from '../../world/interning/interner.ts';
import type { Model } from '../../world/model.ts';
import { type Renaming, renamedEnvelope, renamedLocal, wordsIn } from './renaming.ts';
import type { Vocabulary } from './vocabulary.ts';

/** As many numbers can be told apart in each half of a look. */
const half = 2 ** 26;

export class ReplicaSignatures {
  /** Whether a replica's own cells have ever told of another replica. */
  areEntangled = false;
  private readonly texts = new Interner<undefined>();
  private readonly pairs = new Map<number, number>();
  /** For each place its own words marked as its own, and those of the others as somebody else's. */
  private readonly marks: readonly Renaming[];
  /** The place a word belongs to. */
  private readonly places: ReadonlyMap<string, number>;
  /** The parties of each replica, and those of none. */
  readonly own: readonly (readonly number[])[];
  readonly others: readonly number[];
  /** By party of no replica: the ranks of the places in a cell, in a local state, and in an inbox. */
  private readonly views: (Int32Array | undefined)[][];
  private readonly locals: (Int32Array | undefined)[][];
  private readonly inboxes: (Int32Array | undefined)[][];
  /** By observer: the ranks of the places in its states. */
  private readonly states: (Int32Array | undefined)[][];
  /** By party of a replica: a number for each of its cells, equal where they are the same but for the names. */
  private readonly cells: number[][];
  /** Of each replica: its budget counters, and the places of its devices. */
  private readonly counters: readonly (readonly number[])[];
  private readonly away: readonly (readonly number[])[];
  private readonly found: Float64Array;

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
    [this.locals, this.inboxes] = [names.map(() => []), names.map(() => [])];
    [this.views, this.cells] = [names.map(() => []), names.map(() => [])];
    this.states = model.observers.map(() => []);
    // What names a replica is its own.
    const owned = (all: readonly unknown[]) =>
      group.map((_, place) => [...all.keys()].filter(at => this.names(all[at], place)));
    this.counters = owned(model.budgets.names.map(name => vocabulary.countedBy(name)));
    this.away = owned(model.groups.map(({ name }) => name));
    this.found = new Float64Array(group.length);
  }

  /** A number for each replica; equal where they look alike. The list is used again. */
  looks(row: Int32Array): Float64Array {
    const { observers, cells, budgets, width } = this.model;
    const { found } = this;
    found.fill(0);
    for (const party of this.others) this.see(this.view(party, row[party]!), found.length ** 2);
    for (let at = 0; at < observers.length; at++) this.see(this.state(at, row[cells.length + at]!), found.length);
    for (let place = 0; place < found.length; place++) {
      let look = found[place]!;
      for (const party of this.own[place]!) look = this.pair(look, this.cell(party, row[party]!, place));
      for (const counter of this.counters[place]!) look = this.pair(look, budgets.left(row[width - 1]!, counter));
      for (const device of this.away[place]!) look = this.pair(look, (row[width - 2]! >> device) & 1);
      found[place] = look;
    }
    return found;
  }

  /** Adds ranks, which are less than `most`, to the looks. */
  private see(ranks: Int32Array, most: number): void {
    const { found } = this;
    for (let place = 0; place < found.length; place++) {
      const look = found[place]! * most + ranks[place]!;
      found[place] = look < half ? look : this.pair(found[place]!, ranks[place]!);
    }
  }

  private view(party: number, cell: number): Int32Array {
    this.views[party]![cell] ??= this.viewed(party, cell);
    return this.views[party]![cell];
  }

  private viewed(party: number, cell: number): Int32Array {
    const { localOf, inboxOf } = this.model.cells[party]!;
    const [local, inbox] = [this.local(party, localOf[cell]!), this.inbox(party, inboxOf[cell]!)];
    return local.map((rank, place) => rank * local.length + inbox[place]!);
  }

  private local(party: number, local: number): Int32Array {
    this.locals[party]![local] ??= this.ranks(marks => this.localText(party, local, marks));
    return this.locals[party]![local];
  }

  private inbox(party: number, inbox: number): Int32Array {
    this.inboxes[party]![inbox] ??= this.ranks(marks => this.inboxText(party, inbox, marks));
    return this.inboxes[party]![inbox];
  }

  private state(at: number, state: number): Int32Array {
    const observer = this.model.observers[at]!;
    this.states[at]![state] ??= this.ranks(marks =>
      this.stateText(this.model.parties.length + at, observer.state(state), marks),
    );
    return this.states[at]![state];
  }

  /** The places in the order of what each sees, equal where they see the same. */
  private ranks(seen: (marks: Renaming) => string): Int32Array {
    const texts = this.marks.map(seen);
    const sorted = [...new Set(texts)].sort();
    return Int32Array.from(texts, text => sorted.indexOf(text));
  }

  private cell(party: number, cell: number, place: number): number {
    const known = this.cells[party]!;
    known[cell] ??= this.ownCell(party, cell, place);
    return known[cell];
  }

  private ownCell(party: number, cell: number, place: number): number {
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

  /** Whether a word of the replica at a place, or of any other one, stands in a value. */
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

  /** Two numbers as one; in their order, as long as the first is small. */
  private pair(one: number, other: number): number {
    return (one < half ? one : half + this.short(one)) * half + other;
  }

  private short(long: number): number {
    let short = this.pairs.get(long);
    if (short === undefined) {
      short = this.pairs.size;
      this.pairs.set(long, short);
    }
    return short;
  }
}
