/**
 * Symmetry: replicas that are alike but for their names (resource managers, clients of one server, devices that nothing
 * tells apart). Worlds that differ only by which replica is which are one world: its representative has the replicas
 * sorted by what each looks like, to itself and to every other party (scalarsets: Ip and Dill 1996). What a permutation
 * makes of a cell is remembered, so that nothing is renamed twice. Sorting may leave two representatives of one world
 * where parties know pairs of replicas; that costs worlds, never a verdict.
 *
 * That replicas are alike is a claim, and proved as the search goes (`EqualTreatment`).
 */

import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import type { Successors } from '../../world/successors.ts';
import { EqualTreatment } from './equal-treatment.ts';
import { InterchangeableReplicas } from './interchangeable-replicas.ts';
import { type Permutation, Permutations, type Replica } from './permutation.ts';
import { ReplicaSignatures } from './replica-signatures.ts';

export class Symmetry {
  private readonly sights: readonly ReplicaSignatures[];
  private readonly twins: readonly InterchangeableReplicas[];
  readonly permutations: Permutations;
  /** Room to sort in, by group. */
  private readonly orders: readonly number[][];
  /** Every two neighbours, changing places. */
  readonly swaps: readonly Permutation[];
  /** Few permutations of which all are made: of each group, its first two changing places, and all going round. */
  readonly generators: readonly Permutation[];
  /** Whether charts and observers treat replicas alike. */
  readonly treatment: EqualTreatment;

  constructor(
    model: Model,
    private readonly groups: readonly (readonly Replica[])[],
  ) {
    if (groups.length === 0)
      throw new InputError(`symmetry: nothing in ${model.scenario.name} is said to be alike; check without it`);
    if (model.beginnings.length > 1)
      throw new InputError(
        `symmetry: ${model.scenario.name} has several beginnings; check without it, or a scenario with one`,
      );
    this.permutations = new Permutations(model, groups);
    this.sights = groups.map(group => new ReplicaSignatures(model, group, this.permutations.vocabulary));
    this.orders = groups.map(group => group.map(() => 0));
    const swaps = groups.map((replicas, group) =>
      replicas.slice(1).map((_, place) => {
        const order = [...replicas.keys()];
        [order[place], order[place + 1]] = [place + 1, place];
        return this.permutations.of(group, order);
      }),
    );
    this.swaps = swaps.flat();
    this.generators = groups.flatMap((replicas, group) => [
      ...swaps[group]!.slice(0, 1),
      ...(replicas.length > 2
        ? [
            this.permutations.of(
              group,
              [...replicas.keys()].map(place => (place + 1) % replicas.length),
            ),
          ]
        : []),
    ]);
    this.twins = groups.map(
      (replicas, group) =>
        new InterchangeableReplicas(model, replicas, this.sights[group]!, this.permutations, swaps[group]!),
    );
    this.treatment = new EqualTreatment(model, this, (permutation, why) => this.refuse(permutation, why));
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

  private refuse({ group, order }: Permutation, why: string): never {
    const movers = order.flatMap((from, to) => (from === to ? [] : [this.groups[group]![to]![0]!]));
    const [last, ...others] = movers.reverse();
    const names = `${others.reverse().join(', ')} and ${last}`;
    throw new InputError(`symmetry: ${names} cannot be told as one, since ${why}; check without it`);
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
