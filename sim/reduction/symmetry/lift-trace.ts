/**
 * Lifting: a path through representatives becomes a path through worlds. Under symmetry the search knows only
 * representatives, but a trace consists of worlds. The lifting reverts the permutations applied along the path.
 */

import { semanticsOf } from '../../property/forms.ts';
import type { Form } from '../../property/property.ts';
import { InputError } from '../../world/input-error.ts';
import type { Model } from '../../world/model.ts';
import type { Row } from '../../world/row.ts';
import { initialWorld, type Step, step, viewOf } from '../../world/world.ts';
import type { Symmetry } from './symmetry.ts';

/**
 * Lifts choices between representatives to choices between worlds, one for each.
 * @throws InputError if a world lacks a choice of its representative
 */
export function liftTrace(model: Model, symmetry: Symmetry, path: readonly number[]): number[] {
  const successors = model.successors();
  let representative = model.initial.slice();
  /** By step: the permutations applied to the world. */
  const applied = [symmetry.canonicalise(representative)];
  return path.map(choice => {
    model.expand(representative, successors);
    const after = successors.after(choice);
    const goal = worldOf(after);
    const world = worldOf(representative);
    model.expand(world, successors);
    let same = 0;
    while (same < successors.count && successors.after(same).join() !== goal.join()) same++;
    if (same === successors.count)
      throw new InputError('symmetry: the replicas are not alike, since a choice has no counterpart; check without it');
    representative = after.slice();
    applied.push(symmetry.canonicalise(representative));
    return same;
  });

  /** The world on this path that a representative stands for. */
  function worldOf(row: Row): Row {
    const copy = row.slice();
    for (let at = applied.length - 1; at >= 0; at--) symmetry.undo(applied[at]!, copy);
    return copy;
  }
}

/**
 * Whether the end of a path is a witness or a counterexample of a property about worlds or steps; true for other forms.
 */
export function shows(model: Model, test: Form, path: readonly number[]): boolean {
  let world = initialWorld(model);
  let last: Step | undefined;
  for (const choice of path) {
    last = step(world, choice);
    if (!last) return false;
    world = last.to;
  }
  const semantics = semanticsOf(test);
  if (semantics.judges === 'worlds') return semantics.decides(viewOf(world));
  return semantics.judges !== 'steps' || (last !== undefined && semantics.decides(last));
}
