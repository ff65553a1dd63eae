/**
 * Symmetry: replicas that are alike but for their names (resource managers, devices that nothing tells apart). Worlds
 * that differ only by which replica is which are one world: its representative has the replicas sorted by what each
 * looks like, to itself and to every other party (scalarsets: Ip and Dill 1996). What a permutation makes of a cell is
 * remembered, so that nothing is renamed twice. Sorting may leave two representatives of one world where parties know
 * pairs of replicas; that costs worlds, never a verdict.
 *
 * Replicas are alike where the beginning is the same after every swap, and where what a swapped cell offers is what the
 * cell offers, swapped; the latter is tried on the first cells of every party, and refused with a reason.
 */

import { InputError } from './input-error.ts';
import { canonical } from './interner.ts';
import type { Model } from './model.ts';
import { type Permutation, Permutations, type Replica } from './permutation.ts';
import { operation } from './registers.ts';
import { renamed } from './renaming.ts';
import { Sights } from './sights.ts';
import type { Row, Successors } from './successors.ts';
import { Twins } from './twins.ts';

/** How many cells of a party are tried under every swap. */
const triedMost = 8;

export class Symmetry {
  private readonly sights: readonly Sights[];
  private readonly twins: readonly Twins[];
  private readonly permutations: Permutations;
  /** Room to sort in, by group. */
  private readonly orders: readonly number[][];
  /** Every two neighbours, changing places. */
  private readonly swaps: readonly Permutation[];
  private readonly tried: Set<number>[];

  constructor(
    private readonly model: Model,
    private readonly groups: readonly (readonly Replica[])[],
  ) {
    if (groups.length === 0)
      throw new InputError(`symmetry: nothing in ${model.scenario.name} is said to be alike; check without it`);
    this.sights = groups.map(group => new Sights(model, group));
    this.permutations = new Permutations(model, groups);
    this.orders = groups.map(group => group.map(() => 0));
    this.tried = model.parties.map(() => new Set());
    const swaps = groups.map((replicas, group) =>
      replicas.slice(1).map((_, place) => {
        const order = [...replicas.keys()];
        [order[place], order[place + 1]] = [place + 1, place];
        return this.permutations.of(group, order);
      }),
    );
    this.swaps = swaps.flat();
    this.twins = groups.map(
      (replicas, group) => new Twins(model, replicas, this.sights[group]!, this.permutations, swaps[group]!),
    );
    for (const swap of this.swaps) {
      const row = model.initial.slice();
      this.permutations.apply(swap, row);
      if (row.join() !== model.initial.join()) this.refuse(swap, 'they do not begin alike');
    }
  }

  /** Makes a row the representative of its world; gives the permutations that were made, in order. */
  canonicalise(row: Row): Permutation[] {
    const made: Permutation[] = [];
    for (let group = 0; group < this.groups.length; group++) {
      const permutation = this.sort(group, row);
      if (permutation) made.push(permutation);
    }
    return made;
  }

  /** Looks at a world whose choices `repeats` is asked about next. */
  meet(row: Row): void {
    for (let group = 0; group < this.groups.length; group++)
      this.twins[group]!.meet(row, this.sights[group]!.looks(row));
  }

  /** Whether a choice leads to the same representative as another one that is listed, with other names. */
  repeats(successors: Successors, choice: number): boolean {
    return this.twins.some(twins => twins.repeats(successors, choice));
  }

  /** Sorts the replicas of a group by what they look like; undefined where they are sorted already. */
  private sort(group: number, row: Row): Permutation | undefined {
    const sights = this.sights[group]!;
    const order = sorted(sights.looks(row), this.orders[group]!);
    if (!order) return undefined;
    const permutation = this.permutations.of(group, order);
    if (sights.areEntangled) this.permutations.apply(permutation, row);
    else this.permutations.applyToGoers(permutation, this.twins[group]!.shared, row);
    return permutation;
  }

  /** Lets the replicas of a row change places as they were before some permutations. */
  undo(made: readonly Permutation[], row: Row): void {
    for (let at = made.length - 1; at >= 0; at--) this.permutations.apply(this.permutations.inverse(made[at]!), row);
  }

  /** A row with every two neighbours changing places. */
  images(row: Row): Row[] {
    return this.swaps.map(swap => {
      const image = row.slice();
      this.permutations.apply(swap, image);
      return image;
    });
  }

  /** Refuses where a row's cells offer something else once two replicas have changed places. */
  check(row: Row): void {
    for (let party = 0; party < this.tried.length; party++) {
      const tried = this.tried[party]!;
      if (tried.size >= triedMost || tried.has(row[party]!)) continue;
      tried.add(row[party]!);
      const words = this.wordsOf(party, row[party]!);
      for (const swap of this.swaps)
        if ([...swap.renaming].some(([word, other]) => word !== other && words.has(word)))
          this.try(swap, party, row[party]!);
    }
  }

  private try(swap: Permutation, party: number, cell: number): void {
    const { cells, registers, parties } = this.model;
    const to = swap.parties[party]!;
    const expected = cells[party]!.moves(cell).map(({ choice, to: after, effects, reports, counter }) => [
      canonical(renamed(choice, swap.renaming)),
      after < 0 ? after : this.permutations.fieldAfter(swap, party, after),
      this.told(effects, swap),
      reports.map(report => canonical(renamed(registers.reports.get(report), swap.renaming))),
      counter < 0 ? counter : swap.counters[counter],
    ]);
    const found = cells[to]!.moves(this.permutations.fieldAfter(swap, party, cell)).map(move => [
      canonical(move.choice),
      move.to,
      this.told(move.effects),
      move.reports.map(report => canonical(registers.reports.get(report))),
      move.counter,
    ]);
    if (canonical(expected.map(canonical).sort()) !== canonical(found.map(canonical).sort()))
      this.refuse(swap, `${parties[party]!.name} does not treat them alike`);
  }

  /** Every word in what a cell is and offers: a swap that renames none of them leaves all that as it is. */
  private wordsOf(party: number, cell: number): ReadonlySet<string> {
    const { cells, registers, parties, budgets } = this.model;
    const { localOf, inboxOf } = cells[party]!;
    const texts = [parties[party]!.name];
    const tell = (told: number): void => {
      texts.push(canonical(cells[party]!.localState(localOf[told]!)));
      for (const message of cells[party]!.messages(inboxOf[told]!)) texts.push(registers.text(message));
    };
    tell(cell);
    for (const { choice, to, effects, reports, counter } of cells[party]!.moves(cell)) {
      if (to >= 0) tell(to);
      texts.push(canonical(choice), ...this.told(effects));
      for (const report of reports) texts.push(canonical(registers.reports.get(report)));
      if (counter >= 0) texts.push(budgets.names[counter]!);
    }
    return new Set(texts.join(' ').match(/[A-Za-z0-9]+/g));
  }

  /** Effects by meaning, in any order; as they are once two replicas are swapped. */
  private told(effects: readonly number[], swap?: Permutation): string[] {
    const { registers, parties } = this.model;
    const told: string[] = [];
    for (let at = 0; at < effects.length; at += 2) {
      const party = effects[at]!;
      const operations = registers.operations(party);
      const [what, operand] = [operations[2 * effects[at + 1]!]!, operations[2 * effects[at + 1]! + 1]!];
      const to = swap ? swap.parties[party]! : party;
      const purged = swap ? swap.parties[operand] : operand;
      const meant =
        what === operation.purge
          ? parties[purged!]!.name
          : canonical(renamed(registers.envelope(operand), swap?.renaming ?? new Map()));
      told.push(`${parties[to!]!.name} ${what} ${meant}`);
    }
    return told.sort();
  }

  private refuse({ group, order }: Permutation, why: string): never {
    const place = order.findIndex((from, to) => from !== to);
    const [one, other] = [this.groups[group]![place]![0], this.groups[group]![place + 1]![0]];
    throw new InputError(`symmetry: ${one} and ${other} cannot be told as one, since ${why}; check without it`);
  }
}

/** The places in order of their looks, equal ones as they were; undefined where they are in order already. */
function sorted(looks: Float64Array, order: number[]): number[] | undefined {
  let moved = false;
  for (let at = 0; at < looks.length; at++) {
    const look = looks[at]!;
    let to = at;
    for (; to > 0 && looks[to - 1]! > look; to--) {
      looks[to] = looks[to - 1]!;
      order[to] = order[to - 1]!;
      moved = true;
    }
    looks[to] = look;
    order[to] = at;
  }
  return moved ? order : undefined;
}
