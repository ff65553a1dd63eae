/**
 * Symmetry reduction: replicas that differ only in their names, such as resource managers, clients of one server, or
 * devices. Worlds that differ only by a permutation of replicas become one world. Its representative has the replicas
 * sorted by their signatures, that is, by their own cells and by the cells of every other party (scalarsets: Ip and
 * Dill 1996). The image of a cell under a permutation is cached, so nothing is renamed twice. If parties store pairs of
 * replicas, sorting can leave several representatives of one world; that costs worlds, never a verdict.
 *
 * That replicas are interchangeable is a claim, which the search proves as it goes (`EqualTreatment`, `SymmetryCheck`).
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
  private readonly signatures: readonly ReplicaSignatures[];
  private readonly interchangeable: readonly InterchangeableReplicas[];
  readonly permutations: Permutations;
  /** By group: scratch space for sorting. */
  private readonly orders: readonly number[][];
  /** The transpositions of neighbours, of all groups. */
  readonly swaps: readonly Permutation[];
  /**
   * Generators of all permutations: of each group, the transposition of its first two replicas, and the rotation of
   * all.
   */
  readonly generators: readonly Permutation[];
  /** Whether charts and observers treat replicas alike. */
  readonly treatment: EqualTreatment;

  constructor(
    model: Model,
    private readonly groups: readonly (readonly Replica[])[],
  ) {
    if (groups.length === 0)
      throw new InputError(`symmetry: nothing in ${model.scenario.name} is declared alike; check without it`);
    if (model.beginnings.length > 1)
      throw new InputError(
        `symmetry: ${model.scenario.name} has several beginnings; check without it, or a scenario with one`,
      );
    this.permutations = new Permutations(model, groups);
    this.signatures = groups.map(group => new ReplicaSignatures(model, group, this.permutations.vocabulary));
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
    this.interchangeable = groups.map(
      (replicas, group) =>
        new InterchangeableReplicas(model, replicas, this.signatures[group]!, this.permutations, swaps[group]!),
    );
    this.treatment = new EqualTreatment(model, this, (permutation, why) => this.refuse(permutation, why));
  }

  /** Turns a row into the representative of its world. Returns the permutations applied, in order. */
  canonicalise(row: Row): Permutation[] {
    const applied: Permutation[] = [];
    for (let group = 0; group < this.groups.length; group++) {
      const permutation = this.sort(group, row);
      if (permutation) applied.push(permutation);
    }
    return applied;
  }

  /** Prepares for a world whose choices are passed to `isRedundant` next. */
  meet(row: Row): void {
    for (let group = 0; group < this.groups.length; group++)
      this.interchangeable[group]!.meet(row, this.signatures[group]!.signaturesIn(row));
  }

  /** Whether a choice leads to the same representative as another choice that is listed. */
  isRedundant(successors: Successors, choice: number): boolean {
    return this.interchangeable.some(group => group.isRedundant(successors, choice));
  }

  /** Sorts the replicas of a group by their signatures; undefined if they are sorted already. */
  private sort(group: number, row: Row): Permutation | undefined {
    const signatures = this.signatures[group]!;
    const order = sorted(signatures.signaturesIn(row), this.orders[group]!);
    if (!order) return undefined;
    const permutation = this.permutations.of(group, order);
    if (signatures.areEntangled) this.permutations.apply(permutation, row);
    else this.permutations.applyToMoved(permutation, this.interchangeable[group]!.shared, row);
    return permutation;
  }

  /** Reverts some permutations of a row. @param applied the permutations, in the order in which they were applied */
  undo(applied: readonly Permutation[], row: Row): void {
    for (let at = applied.length - 1; at >= 0; at--)
      this.permutations.apply(this.permutations.inverse(applied[at]!), row);
  }

  private refuse({ group, order }: Permutation, why: string): never {
    const moved = order.flatMap((from, to) => (from === to ? [] : [this.groups[group]![to]![0]!]));
    const [last, ...others] = moved.reverse();
    const names = `${others.reverse().join(', ')} and ${last}`;
    throw new InputError(`symmetry: ${names} are not interchangeable, since ${why}; check without it`);
  }
}

/** The places sorted by signature, in a stable order; undefined if they are sorted already. */
function sorted(signatures: Float64Array, order: number[]): number[] | undefined {
  let moved = false;
  for (let at = 0; at < signatures.length; at++) {
    const signature = signatures[at]!;
    let to = at;
    for (; to > 0 && signatures[to - 1]! > signature; to--) {
      signatures[to] = signatures[to - 1]!;
      order[to] = order[to - 1]!;
      moved = true;
    }
    signatures[to] = signature;
    order[to] = at;
  }
  return moved ? order : undefined;
}
