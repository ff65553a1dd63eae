/** Permutations of replicas, and what they make of worlds; whatever was renamed once is remembered. */
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import { type Renaming, renamedText } from './renaming.ts';
import { Vocabulary } from './vocabulary.ts';

/** One replica: the words that name it and what is its own, in the same order in every replica of the group. */
export type Replica = readonly string[];

/** The replicas of a group in another order: replica `order[i]` takes the place of replica i. */
export interface Permutation {
  readonly group: number;
  readonly order: readonly number[];
  readonly renaming: Renaming;
  /** Where each party's cell goes. */
  readonly parties: readonly number[];
  /** Where the bit of each group goes. */
  readonly away: readonly number[];
  /** Where each budget counter goes. */
  readonly counters: readonly number[];
  /** The parties whose cells go elsewhere, and whether a group's bit or a counter does. */
  readonly goers: readonly number[];
  readonly movesRest: boolean;
  /** What is known of fields, by field and number: parties first, then observers. */
  readonly known: number[][];
  /** What is known of messages and reports, and by party of local states and inboxes. */
  readonly messages: number[];
  readonly reports: number[];
  readonly locals: number[][];
  readonly inboxes: number[][];
}

/** A tree over orders: a permutation is looked up for every successor. */
interface Branch {
  readonly next: Branch[];
  permutation: Permutation | undefined;
}

export class Permutations {
  /** Every permutation made so far, by group. */
  private readonly known: readonly Branch[];
  private readonly moved: Row;
  readonly vocabulary: Vocabulary;

  constructor(
    private readonly model: Model,
    private readonly groups: readonly (readonly Replica[])[],
  ) {
    this.vocabulary = new Vocabulary(model, groups);
    this.known = groups.map(() => ({ next: [], permutation: undefined }));
    this.moved = new Int32Array(model.width);
  }

  /** The permutation that puts a group in an order. */
  of(group: number, order: readonly number[]): Permutation {
    let [first, last] = [0, order.length - 1];
    while (order[first] === first) first++;
    while (order[last] === last) last--;
    // Those before and behind stay; where the way begins and where it ends says which.
    let node = next(this.known[group]!, first);
    for (let at = first; at <= last; at++) node = next(node, order[at]!);
    node.permutation ??= this.made(group, [...order]);
    return node.permutation;
  }

  private made(group: number, order: readonly number[]): Permutation {
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
          throw new InputError(`symmetry: nothing answers to ${name} once replicas change places; check without it`);
        return to;
      });
    const goesTo = placed(parties.map(({ name }) => name));
    const away = placed(groups.map(({ name }) => name));
    const counters = placed(budgets.names, name => this.vocabulary.counter(name, renaming));
    const goers = (to: readonly number[]): number[] => [...to.keys()].filter(from => to[from] !== from);
    return {
      group,
      order,
      renaming,
      parties: goesTo,
      away,
      counters,
      goers: goers(goesTo),
      movesRest: goers(away).length + goers(counters).length > 0,
      known: [],
      messages: [],
      reports: [],
      locals: [],
      inboxes: [],
    };
  }
  /** The permutation that takes another one back. */
  inverse({ group, order }: Permutation): Permutation {
    return this.of(
      group,
      [...order.keys()].map(place => order.indexOf(place)),
    );
  }

  /** Lets the replicas of a row change places. */
  apply(permutation: Permutation, row: Row): void {
    const { parties } = permutation;
    const { cells, observers } = this.model;
    const { moved } = this;
    for (let party = 0; party < cells.length; party++)
      moved[parties[party]!] = this.fieldAfter(permutation, party, row[party]!);
    for (let at = cells.length; at < cells.length + observers.length; at++)
      moved[at] = this.fieldAfter(permutation, at, row[at]!);
    this.moveRest(permutation, row, moved);
    row.set(moved);
  }

  /** The same where the cells that go nowhere are known to stay what they are, but for these fields. */
  applyToGoers(permutation: Permutation, fields: readonly number[], row: Row): void {
    const { parties, goers } = permutation;
    const { moved } = this;
    for (let each = 0; each < goers.length; each++)
      moved[parties[goers[each]!]!] = this.fieldAfter(permutation, goers[each]!, row[goers[each]!]!);
    for (let each = 0; each < goers.length; each++) row[goers[each]!] = moved[goers[each]!]!;
    for (let each = 0; each < fields.length; each++)
      row[fields[each]!] = this.fieldAfter(permutation, fields[each]!, row[fields[each]!]!);
    if (permutation.movesRest) this.moveRest(permutation, row, row);
  }

  /** The same for some fields only, which go to each other's places; the others stay what they are. */
  applyTo(permutation: Permutation, fields: readonly number[], row: Row): void {
    const { moved, model } = this;
    const awayAt = model.width - 2;
    for (const field of fields) {
      if (field === awayAt) moved[field] = presenceAfter(permutation, row[field]!);
      else moved[permutation.parties[field] ?? field] = this.fieldAfter(permutation, field, row[field]!);
    }
    for (const field of fields) row[field] = moved[field]!;
  }

  /** Whether who is away and what is left stay as they are. */
  keepsRest(permutation: Permutation, row: Row): boolean {
    const { width } = this.model;
    this.moveRest(permutation, row, this.moved);
    return this.moved[width - 2] === row[width - 2] && this.moved[width - 1] === row[width - 1];
  }

  /** Who is away and what is left, as they are once the replicas have changed places. */
  private moveRest(permutation: Permutation, row: Row, into: Row): void {
    const { width, budgets } = this.model;
    into[width - 2] = presenceAfter(permutation, row[width - 2]!);
    into[width - 1] = budgets.moved(row[width - 1]!, permutation.counters);
  }

  /** What a field holds once the replicas have changed places. */
  fieldAfter(permutation: Permutation, field: number, number: number): number {
    permutation.known[field] ??= [];
    const known = permutation.known[field];
    known[number] ??= this.renamedField(permutation, field, number);
    return known[number];
  }

  /** What a party's local state is to the one that takes its place. */
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
