/**
 * What a search does under symmetry: it knows a representative of each world, and puts representatives in the place of
 * successors. A trace is of worlds, though: the permutations made on the way are taken back.
 */
import { HarnessError } from '../world/harness-error.ts';
import { InputError } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import { everyField, type Row, type Successors } from '../world/successors.ts';
import type { Symmetry } from '../world/symmetry.ts';
import type { Watches } from './watch.ts';

/** In how many worlds properties are tried for telling replicas apart. */
const worldsTried = 512;

/** Refuses where the world at place `at` shows that replicas are not alike, to the charts or to a property. */
export function tryAlike(symmetry: Symmetry, row: Row, at: number, watches: Watches): void {
  symmetry.check(row);
  if (at >= worldsTried || watches.isEmpty) return;
  for (const image of symmetry.images(row)) {
    const property = watches.tellingApart(row, image);
    if (property) throw new InputError(`symmetry: ${property} tells replicas by name; check it without symmetry`);
  }
}

/**
 * Puts a representative in the place of each successor of a row from place `first` on, and leaves out those that only
 * repeat one; stops where a number has no room (see `Successors.outgrown`).
 */
export function represent(symmetry: Symmetry, row: Row, successors: Successors, first: number): void {
  const { packing, words, ids, lost, touched } = successors;
  const after = new Int32Array(row.length);
  symmetry.meet(row);
  let to = first;
  for (let each = first; each < successors.count; each++) {
    if (symmetry.repeats(successors, each)) continue;
    successors.read(each, after);
    symmetry.canonicalise(after);
    const field = packing.outgrown(after);
    if (field >= 0) {
      successors.outgrown = field;
      successors.outgrownBy = after[field]!;
      return;
    }
    packing.pack(after, words, to * packing.words);
    ids[to] = ids[each]!;
    lost[to] = lost[each]!;
    touched[to++] = everyField;
  }
  successors.count = to;
}

/** Choices from representative to representative, as choices from world to world; as many, each possible where it stands. */
export function unfolded(model: Model, symmetry: Symmetry, way: readonly number[]): number[] {
  const successors = model.successors();
  let representative = model.initial.slice();
  /** What was made of the worlds on the way, step by step. */
  const made = [symmetry.canonicalise(representative)];
  return way.map(choice => {
    model.expand(representative, successors);
    const after = successors.after(choice);
    const goal = real(after);
    const world = real(representative);
    model.expand(world, successors);
    let same = 0;
    while (same < successors.count && successors.after(same).join() !== goal.join()) same++;
    if (same === successors.count)
      throw new HarnessError('a choice is gone once replicas change places; are they alike? check without symmetry');
    representative = after.slice();
    made.push(symmetry.canonicalise(representative));
    return same;
  });

  /** The world a representative stands for on this way. */
  function real(row: Row): Row {
    const copy = row.slice();
    for (let at = made.length - 1; at >= 0; at--) symmetry.undo(made[at]!, copy);
    return copy;
  }
}
