/** Permutations of replicas, and the images of worlds under them. Images of cells, messages and reports are cached. */
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import { type Renaming, renamedText } from './renaming.ts';
import { Vocabulary } from './vocabulary.ts';

/** One replica: the words that name it and its own things, in the same order in every replica of the group. */
export type Replica = readonly string[];

/** A permutation of the replicas of a group: replica `order[i]` takes the place of replica i. */
export interface Permutation {
  readonly group: number;
  readonly order: readonly number[];
  readonly renaming: Renaming;
  /** By party: the party that gets its cell. */
  readonly parties: readonly number[];
  /** By device group: the group that gets its bit. */
  readonly away: readonly number[];
  /** By budget counter: the counter that gets its value. */
  readonly counters: readonly number[];
  /** The parties whose cells move. */
  readonly moved: readonly number[];
  /** Whether the bit of a device group or a counter moves. */
  readonly movesRest: boolean;
  /** Cached images of fields, by field and number: parties first, then observers. */
  readonly fields: number[][];
  /** Cached images of messages and reports, and by party of local states and inboxes. */
  readonly messages: number[];
  readonly reports: number[];
  readonly locals: number[][];
  readonly inboxes: number[][];
}

/** A node of a prefix tree over orders: a permutation is looked up for every successor. */
interface Branch {
  readonly next: Branch[];
  permutation: Permutation | undefined;
}

export class Permutations {
  /** Every permutation made so far, by group. */
  private readonly known: readonly Branch[];
  private readonly scratch: Row;
  readonly vocabulary: Vocabulary;

  constructor(
    private readonly model: Model,
    private readonly groups: readonly (readonly Replica[])[],
  ) {
    this.vocabulary = new Vocabulary(model, groups);
    this.known = groups.map(() => ({ next: [], permutation: undefined }));
    this.scratch = new Int32Array(model.width);
  }

  /** The permutation that puts a group into an order. */
  of(group: number, order: readonly number[]): Permutation {
    let [first, last] = [0, order.length - 1];
    while (order[first] === first) first++;
    while (order[last] === last) last--;
    // Only the replicas between the first and the last moved one are on the path; its start and its length identify the
    // rest.
    let node = next(this.known[group]!, first);
    for (let at = first; at <= last; at++) node = next(node, order[at]!);
    node.permutation ??= this.make(group, [...order]);
    return node.permutation;
  }

  private make(group: number, order: readonly number[]): Permutation {
    const { parties, groups, budgets } = this.model;
    const replicas = this.groups[group]!;
    const words = new Map(
      order.flatMap((from, to) => replicas[from]!.map((word, at) => [word, replicas[to]![at]!] as const)),
    );
    const renaming = { ...this.vocabulary.language, words };
    const placed = (names: readonly string[], after = (name: string) => renamedText(name, renaming)): number[] =>
      names.map(name => {
        const to = names.indexOf(after(name));
        if (to < 0)
          throw new InputError(
            `symmetry: the replicas are not alike, since ${name} has no counterpart; check without it`,
          );
        return to;
      });
    const partiesAfter = placed(parties.map(({ name }) => name));
    const away = placed(groups.map(({ name }) => name));
    const counters = placed(budgets.names, name => this.vocabulary.counter(name, renaming));
    const movedIn = (to: readonly number[]): number[] => [...to.keys()].filter(from => to[from] !== from);
    return {
      group,
      order,
      renaming,
      parties: partiesAfter,
      away,
      counters,
      moved: movedIn(partiesAfter),
      movesRest: movedIn(away).length + movedIn(counters).length > 0,
      fields: [],
      messages: [],
      reports: [],
      locals: [],
      inboxes: [],
    };
  }

  /** The inverse of a permutation. */
  inverse({ group, order }: Permutation): Permutation {
    return this.of(
      group,
      [...order.keys()].map(place => order.indexOf(place)),
    );
  }

  /** Applies a permutation to a row, in place. */
  apply(permutation: Permutation, row: Row): void {
    const { parties } = permutation;
    const { cells, observers } = this.model;
    const { scratch } = this;
    for (let party = 0; party < cells.length; party++)
      scratch[parties[party]!] = this.fieldAfter(permutation, party, row[party]!);
    for (let at = cells.length; at < cells.length + observers.length; at++)
      scratch[at] = this.fieldAfter(permutation, at, row[at]!);
    this.moveRest(permutation, row, scratch);
    row.set(scratch);
  }

  /**
   * The same, if the permutation changes no field but those that move, and these.
   * @param fields fields that stay in place but can change
   */
  applyToMoved(permutation: Permutation, fields: readonly number[], row: Row): void {
    const { parties, moved } = permutation;
    const { scratch } = this;
    for (let each = 0; each < moved.length; each++)
      scratch[parties[moved[each]!]!] = this.fieldAfter(permutation, moved[each]!, row[moved[each]!]!);
    for (let each = 0; each < moved.length; each++) row[moved[each]!] = scratch[moved[each]!]!;
    for (let each = 0; each < fields.length; each++)
      row[fields[each]!] = this.fieldAfter(permutation, fields[each]!, row[fields[each]!]!);
    if (permutation.movesRest) this.moveRest(permutation, row, row);
  }

  /** The same for some fields only, which the permutation maps to each other; the others stay unchanged. */
  applyTo(permutation: Permutation, fields: readonly number[], row: Row): void {
    const { scratch, model } = this;
    const awayAt = model.width - 2;
    for (const field of fields) {
      if (field === awayAt) scratch[field] = presenceAfter(permutation, row[field]!);
      else scratch[permutation.parties[field] ?? field] = this.fieldAfter(permutation, field, row[field]!);
    }
    for (const field of fields) row[field] = scratch[field]!;
  }

  /** Whether a permutation leaves the device groups that are away and the budgets of a row unchanged. */
  keepsRest(permutation: Permutation, row: Row): boolean {
    const { width } = this.model;
    this.moveRest(permutation, row, this.scratch);
    return this.scratch[width - 2] === row[width - 2] && this.scratch[width - 1] === row[width - 1];
  }

  /** Writes the images of the device groups that are away and of the budgets. */
  private moveRest(permutation: Permutation, row: Row, into: Row): void {
    const { width, budgets } = this.model;
    into[width - 2] = presenceAfter(permutation, row[width - 2]!);
    into[width - 1] = budgets.moved(row[width - 1]!, permutation.counters);
  }

  /** The image of a field's number under a permutation. */
  fieldAfter(permutation: Permutation, field: number, number: number): number {
    permutation.fields[field] ??= [];
    const known = permutation.fields[field];
    known[number] ??= this.renamedField(permutation, field, number);
    return known[number];
  }

  /** The image of a party's local state, as a number of the party that gets its cell. */
  localAfter({ parties, renaming, locals }: Permutation, party: number, local: number): number {
    locals[party] ??= [];
    const known = locals[party];
    known[local] ??= this.model.cells[parties[party]!]!.adoptLocal(
      this.vocabulary.state(party, this.model.cells[party]!.localState(local), renaming),
    );
    return known[local];
  }

  messageAfter({ messages, renaming }: Permutation, message: number): number {
    messages[message] ??= this.vocabulary.message(message, renaming);
    return messages[message];
  }

  reportAfter({ reports, renaming }: Permutation, report: number): number {
    reports[report] ??= this.vocabulary.report(report, renaming);
    return reports[report];
  }

  private renamedField(permutation: Permutation, field: number, number: number): number {
    const { cells, observers } = this.model;
    const here = cells[field];
    if (!here) {
      const observer = observers[field - cells.length]!;
      return observer.adopt(this.vocabulary.state(field, observer.state(number), permutation.renaming));
    }
    const { inboxes } = permutation;
    const to = cells[permutation.parties[field]!]!;
    const [local, inbox] = [here.localOf[number]!, here.inboxOf[number]!];
    inboxes[field] ??= [];
    inboxes[field][inbox] ??= to.adoptInbox(
      here.messages(inbox).map(message => this.messageAfter(permutation, message)),
    );
    return to.cell(this.localAfter(permutation, field, local), inboxes[field][inbox]);
  }
}

function presenceAfter({ away: places }: Permutation, away: number): number {
  return places.reduce((bits, to, from) => bits | (((away >> from) & 1) << to), 0);
}

function next({ next: branches }: Branch, at: number): Branch {
  branches[at] ??= { next: [], permutation: undefined };
  return branches[at];
}
